package io.clickshelf.logistics.api;

import io.clickshelf.contracts.logistics.DeliveryPoint;
import io.clickshelf.contracts.logistics.WarehouseLocation;
import io.clickshelf.logistics.model.routing.RoutingProblem;
import java.time.Instant;
import java.util.List;

/**
 * A request as the engine sees it, and what is needed to put its answer into the caller's words.
 *
 * @param origin   second 0 of the problem's clock
 * @param vehicles by the engine's vehicle type
 * @param notes    what was assumed
 */
record RouteProblem(
        RoutingProblem problem,
        Instant origin,
        List<WarehouseLocation> warehouses,
        List<DeliveryPoint> points,
        List<FleetVehicle> vehicles,
        List<String> notes) {

    /** The engine counts money in millionths, since it counts in whole numbers per metre and second. */
    static final double COST_UNITS = 1e6;

    static long costUnits(double money) {
        return Math.round(money * COST_UNITS);
    }
}
