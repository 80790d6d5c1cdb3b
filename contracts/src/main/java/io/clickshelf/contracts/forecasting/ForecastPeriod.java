package io.clickshelf.contracts.forecasting;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One period ahead.
 *
 * @param date      its first day; null for a series that was sent along
 * @param mean      expected units, all told
 * @param quantiles units by level, such as {@code "0.9": 14}
 * @param intervals the lowest and the highest of the fewest units that demand lies among with a chance of 80 and 95 %, such
 *                  as {@code "0.8": [0, 1]}: shorter than what lies between two quantiles where units are counted; null
 *                  where none are known
 * @param baseline  expected by the model alone; null where nothing was added
 * @param signal    added because shoppers' attention has surged or promotions are planned; null where none
 * @param override  added by a planner; null where none
 */
public record ForecastPeriod(
        @Nullable LocalDate date,
        double mean,
        Map<String, Double> quantiles,
        @Nullable Map<String, List<Double>> intervals,
        @Nullable Double baseline,
        @Nullable Double signal,
        @Nullable Double override) {

    /** What the model says alone. */
    public ForecastPeriod(@Nullable LocalDate date, double mean, Map<String, Double> quantiles) {
        this(date, mean, quantiles, null, null, null, null);
    }
}
