package io.clickshelf.forecasting.model.demand;

import java.time.LocalDate;

/**
 * One product's demand on the days ahead.
 *
 * @param firstDay  the day of index 0
 * @param mean      expected units per day; zero on days the shop is closed
 * @param levels    of the quantiles, rising, {@link io.clickshelf.forecasting.model.QuantileLevels#grid}
 * @param quantiles [day][level] units, never falling along the levels
 * @param intervals [day][coverage] lowest and highest units of the shortest {@link io.clickshelf.forecasting.model.Intervals}
 */
public record DemandForecast(
        String productId,
        LocalDate firstDay,
        double[] mean,
        double[] levels,
        double[][] quantiles,
        double[][][] intervals) {}
