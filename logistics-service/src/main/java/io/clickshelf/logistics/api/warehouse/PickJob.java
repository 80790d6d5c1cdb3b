package io.clickshelf.logistics.api.warehouse;

import io.clickshelf.contracts.warehouse.PickResponse;
import io.clickshelf.logistics.model.warehouse.OrderToPick;
import io.clickshelf.logistics.model.warehouse.PickPlanner.SpotStock;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What is to be picked in one warehouse.
 *
 * @param orders    in the order in which they came; products that are taken from a location that the request names stand
 *     under a name of their own
 * @param names     of those products
 * @param unplanned orders that can't even be tried
 * @param own       whether they are the platform's own open orders
 */
record PickJob(
        Floors.Known warehouse,
        Map<String, List<SpotStock>> stock,
        List<OrderToPick> orders,
        Map<String, String> names,
        List<PickResponse.UnplannedOrder> unplanned,
        List<String> notes,
        PickTerms terms,
        Instant startAt,
        boolean own) {}
