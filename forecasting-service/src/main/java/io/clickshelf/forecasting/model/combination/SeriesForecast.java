package io.clickshelf.forecasting.model.combination;

import java.util.List;

/**
 * The forecast of one series.
 *
 * @param point     expected values, one per step ahead
 * @param quantiles [step][level of {@link io.clickshelf.forecasting.model.QuantileLevels#grid}], never falling
 * @param models    those whose median is the point forecast
 */
public record SeriesForecast(double[] point, double[][] quantiles, List<String> models) {}
