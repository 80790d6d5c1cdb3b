package io.clickshelf.forecasting.api;

import io.clickshelf.contracts.forecasting.ForecastPeriod;
import io.clickshelf.contracts.forecasting.ForecastRequest;
import io.clickshelf.contracts.forecasting.ProductForecast;
import io.clickshelf.forecasting.model.demand.DemandForecastModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a product's forecast out of the model, at the request's periods and levels. */
final class ProductForecasts {

    private ProductForecasts() {}

    static Optional<ProductForecast> of(DemandForecastModel model, String productId, ForecastRequest request) {
        int perPeriod = request.period().days();
        int days = request.steps() * perPeriod;
        double[] levels = request.quantileLevels();
        return model.leadTimeMean(productId, days).map(totalMean -> {
            List<ForecastPeriod> periods = new ArrayList<>(request.steps());
            for (int step = 0; step < request.steps(); step++) {
                int from = step * perPeriod;
                periods.add(new ForecastPeriod(
                        model.firstDay().plusDays(from),
                        model.mean(productId, from, perPeriod).orElseThrow(),
                        byLevel(
                                levels,
                                model.quantiles(productId, from, perPeriod, levels)
                                        .orElseThrow())));
            }
            return new ProductForecast(
                    productId,
                    model.firstDay().minusDays(1),
                    periods,
                    totalMean,
                    byLevel(
                            levels,
                            model.leadTimeQuantiles(productId, days, levels).orElseThrow()),
                    model.models(productId).orElseThrow());
        });
    }

    static Map<String, Double> byLevel(double[] levels, double[] quantiles) {
        Map<String, Double> byLevel = new LinkedHashMap<>();
        for (int i = 0; i < levels.length; i++) {
            byLevel.put(Double.toString(levels[i]), quantiles[i]);
        }
        return byLevel;
    }
}
