package io.clickshelf.forecasting.stream;

import io.clickshelf.contracts.forecasting.ForecastOverride;
import java.util.Objects;

/** What an override does to a day's expected demand. */
public final class OverrideFactor {

    private static final double LEAST = 1e-6;

    private OverrideFactor() {}

    /** By what the expected units of a day are multiplied; a day without any stays so, as on closed days. */
    public static double of(ForecastOverride override, double expected) {
        if (override.factor() != null) {
            return override.factor();
        }
        return expected < LEAST ? 1 : Objects.requireNonNull(override.unitsPerDay()) / expected;
    }
}
