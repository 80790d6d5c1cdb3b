package io.clickshelf.contracts.event;

import io.clickshelf.contracts.json.CompactNumbers;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonSerialize;

/**
 * One day ahead. Every reader of the topic reads all of it at its start, so what follows from the rest is left out.
 *
 * @param date                the day; where absent, counted from the {@link ForecastRecord}'s origin
 * @param mean                expected units
 * @param quantiles           of the day's units, one per level of the record; the service's own interface has them
 * @param cumulativeMean      expected units from the first day ahead through this one; where absent, the sum of the means
 * @param cumulativeQuantiles of those units, one per level; narrower than sums of the days' quantiles
 */
public record ForecastDay(
        @Nullable LocalDate date,
        double mean,
        double @Nullable [] quantiles,
        @Nullable Double cumulativeMean,
        @JsonSerialize(using = CompactNumbers.class) double[] cumulativeQuantiles) {

    /** Without what follows from the rest. */
    public static ForecastDay compact(double mean, double[] cumulativeQuantiles) {
        return new ForecastDay(null, mean, null, null, cumulativeQuantiles);
    }
}
