package io.clickshelf.contracts.forecasting;

import java.util.List;

/**
 * Forecasts, in the order asked for.
 *
 * @param unknown products that have no history yet, so nothing can be said of them
 */
public record ForecastResponse(
        List<ProductForecast> forecasts, List<String> unknown, String decisionId, String modelVersion) {}
