package io.clickshelf.contracts.logistics;

import java.math.BigDecimal;

/** A plan in figures; its cost by component. */
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
        String currency,
        long co2Grams,
        double searchSeconds) {}
