package io.clickshelf.contracts.logistics;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * One vehicle's route.
 *
 * @param vehicleId     of its kind
 * @param vehicleNumber which of that kind, from 1
 * @param stops         from leaving the warehouse to the end
 * @param durationSeconds from start to end, waiting and service included
 * @param load          units on board when it leaves
 */
public record DeliveryRoute(
        String warehouseId,
        String vehicleId,
        int vehicleNumber,
        List<RouteStop> stops,
        Instant departsAt,
        Instant endsAt,
        long distanceMeters,
        long durationSeconds,
        BigDecimal cost,
        long co2Grams,
        List<Integer> load) {}
