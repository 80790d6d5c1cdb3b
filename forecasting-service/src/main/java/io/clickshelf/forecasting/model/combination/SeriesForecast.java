package io.clickshelf.forecasting.model.combination;

import io.clickshelf.forecasting.model.Intervals;
import java.util.List;

/**
 * The forecast of one series.
 *
 * @param point     the forecast with the least absolute error to expect, one per step ahead
 * @param mean      expected values; other than {@code point} where demand is intermittent
 * @param quantiles [step][level of {@link io.clickshelf.forecasting.model.QuantileLevels#grid}], never falling
 * @param intervals [step][coverage] lowest and highest of the {@link Intervals}; for counts the shortest
 * @param models    those that the forecast is combined from
 */
public record SeriesForecast(
        double[] point, double[] mean, double[][] quantiles, double[][][] intervals, List<String> models) {

    /** Of what is not counted: with intervals between the quantiles. */
    SeriesForecast(double[] point, double[] mean, double[][] quantiles, List<String> models) {
        this(point, mean, quantiles, Intervals.central(quantiles), models);
    }
}
