package io.clickshelf.contracts.logistics;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Why a vehicle makes a stop: what the stop adds to its route, against what it would add to the best other one.
 *
 * @param cost         that the route would save without the stop
 * @param otherVehicle that could make it next best; absent where no other can
 * @param otherCost    that it would add there
 * @param text         for a person
 */
public record StopReason(
        BigDecimal cost,
        @Nullable String otherVehicle,
        @Nullable BigDecimal otherCost,
        String text) {}
