package io.clickshelf.forecasting.store;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What was asked for of a product on a day, over all warehouses.
 *
 * @param stockedOut whether all of them were empty
 * @param price      of a unit, mean; null where none is known
 * @param promotion  whether any was sold under one
 */
public record DemandDay(
        String productId,
        LocalDate day,
        double units,
        boolean stockedOut,
        @Nullable Double price,
        boolean promotion) {}
