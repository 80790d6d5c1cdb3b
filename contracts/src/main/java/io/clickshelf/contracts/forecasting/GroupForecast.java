package io.clickshelf.contracts.forecasting;

import java.util.List;
import java.util.Map;

/**
 * The forecast of a category, a warehouse or the whole shop. Its means are the sums of its products' means; its quantiles
 * lie around them as far as the group's own days have strayed from what was expected.
 *
 * @param key       the category's path or the warehouse's id; empty for what has none, and for the whole shop
 * @param products  how many there are with a forecast
 * @param totalMean expected units over all periods
 * @param total     quantiles of the sum over all periods; empty until the group's days were learnt from
 */
public record GroupForecast(
        String key, int products, List<ForecastPeriod> periods, double totalMean, Map<String, Double> total) {}
