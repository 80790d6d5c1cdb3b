package io.clickshelf.contracts.logistics;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What would let a stop be served.
 *
 * @param what   time_window, shift, driving_hours, capacity, skills, distance, stops, vehicle, warehouse, stock or
 *               penalty
 * @param amount by how much, in {@code unit}
 * @param unit   seconds, units, meters, stops, vehicles, or the currency
 * @param cost   that serving it then adds to the plan
 * @param text   for a person
 */
public record Relaxation(
        String what, double amount, String unit, @Nullable BigDecimal cost, String text) {}
