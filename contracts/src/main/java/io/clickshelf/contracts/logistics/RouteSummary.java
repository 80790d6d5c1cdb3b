package io.clickshelf.contracts.logistics;

import java.math.BigDecimal;

/**
 * A plan in figures; its cost by component.
 *
 * @param latenessCost of deliveries after their windows, where that has a price
 */
public record RouteSummary(
        int routes,
        int stops,
        int unassigned,
        long distanceMeters,
        long durationSeconds,
        BigDecimal cost,
        BigDecimal fixedCost,
        BigDecimal distanceCost,
        BigDecimal timeCost,
        BigDecimal latenessCost,
        String currency,
        long co2Grams,
        double searchSeconds) {}
