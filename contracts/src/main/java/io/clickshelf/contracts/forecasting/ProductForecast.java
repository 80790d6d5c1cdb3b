package io.clickshelf.contracts.forecasting;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The forecast of one product, or of the series that was sent along.
 *
 * @param productId null for the series
 * @param origin    last day whose demand was known
 * @param totalMean expected units over all periods
 * @param total     quantiles of the sum over all periods; narrower than the sum of the periods' quantiles
 * @param models    that the forecast is combined from
 */
public record ProductForecast(
        @Nullable String productId,
        @Nullable LocalDate origin,
        List<ForecastPeriod> periods,
        double totalMean,
        @Nullable Map<String, Double> total,
        List<String> models) {}
