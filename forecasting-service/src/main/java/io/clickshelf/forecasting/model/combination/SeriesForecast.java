package io.clickshelf.forecasting.model.combination;

import java.util.List;

/**
 * The forecast of one series.
 *
 * @param point     the forecast with the least absolute error to expect, one per step ahead
 * @param mean      expected values; other than {@code point} where demand is intermittent
 * @param quantiles [step][level of {@link io.clickshelf.forecasting.model.QuantileLevels#grid}], never falling
 * @param models    those that the forecast is combined from
 */
public record SeriesForecast(double[] point, double[] mean, double[][] quantiles, List<String> models) {}
