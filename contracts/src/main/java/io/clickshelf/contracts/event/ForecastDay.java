package io.clickshelf.contracts.event;

import java.time.LocalDate;

/**
 * One day ahead.
 *
 * @param mean                expected units
 * @param quantiles           of the day's units, one per level of the {@link ForecastRecord}
 * @param cumulativeMean      expected units from the first day ahead through this one
 * @param cumulativeQuantiles of those units
 */
public record ForecastDay(
        LocalDate date, double mean, double[] quantiles, double cumulativeMean, double[] cumulativeQuantiles) {}
