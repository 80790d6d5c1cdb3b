package io.clickshelf.contracts.forecasting;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How good the champion is, on days that it had not seen.
 *
 * @param heldOutDays  over which it was measured
 * @param metrics      mase, smape, wape, rmsse, pinball, coverage80, coverage95
 * @param naive        the same of the seasonal naive forecast
 * @param chosenModels per class of products
 * @param failures     fits that were passed over, by model
 * @param levels       by level (the total, groups of products, products) and way of reconciling, the error at the rolling
 *                     origins over that of sums of products; {@code own} are the levels' own forecasts, which don't add up;
 *                     empty where the catalogue knows no groups. Which way is taken is among {@code chosenModels}.
 * @param overrides    model against planner; null while no overridden day has closed
 */
public record ForecastAccuracy(
        String modelVersion,
        LocalDate origin,
        int products,
        int heldOutDays,
        Map<String, Double> metrics,
        Map<String, Double> naive,
        Map<String, List<String>> chosenModels,
        Map<String, Integer> failures,
        Map<String, Map<String, Double>> levels,
        @Nullable OverrideAccuracy overrides) {}
