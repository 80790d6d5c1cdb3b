package io.clickshelf.contracts.logistics;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A plan in figures; its cost by component.
 *
 * @param latenessCost of deliveries after their windows, where that has a price
 * @param fuelLiters   of the vehicles that say what they burn; absent where none does
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
        @Nullable Double fuelLiters,
        double searchSeconds) {}
