package io.clickshelf.forecasting.api;

import io.clickshelf.contracts.forecasting.ForecastPeriod;
import io.clickshelf.contracts.forecasting.ForecastRequest;
import io.clickshelf.contracts.forecasting.ProductForecast;
import io.clickshelf.forecasting.model.Intervals;
import io.clickshelf.forecasting.model.demand.DemandForecastModel;
import io.clickshelf.forecasting.stream.CurrentForecast;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a product's forecast out of the model, at the request's periods and levels. */
final class ProductForecasts {

    private ProductForecasts() {}

    static Optional<ProductForecast> of(CurrentForecast.Answer answer, String productId, ForecastRequest request) {
        DemandForecastModel model = answer.total();
        int perPeriod = request.period().days();
        int days = request.steps() * perPeriod;
        double[] levels = request.quantileLevels();
        return model.leadTimeMean(productId, days).map(totalMean -> {
            List<ForecastPeriod> periods = new ArrayList<>(request.steps());
            for (int step = 0; step < request.steps(); step++) {
                int from = step * perPeriod;
                periods.add(period(answer, productId, from, perPeriod, levels));
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

    private static ForecastPeriod period(
            CurrentForecast.Answer answer, String productId, int from, int days, double[] levels) {
        double total = answer.total().mean(productId, from, days).orElseThrow();
        double signaled = answer.signaled().mean(productId, from, days).orElseThrow();
        double base = answer.base().mean(productId, from, days).orElseThrow();
        boolean alone = total == base && signaled == base;
        return new ForecastPeriod(
                answer.total().firstDay().plusDays(from),
                total,
                byLevel(
                        levels,
                        answer.total().quantiles(productId, from, days, levels).orElseThrow()),
                byCoverage(answer.total()
                        .intervals(productId, from, days, Intervals.coverages())
                        .orElseThrow()),
                alone ? null : base,
                signaled == base ? null : signaled - base,
                total == signaled ? null : total - signaled);
    }

    static Map<String, List<Double>> byCoverage(double[][] intervals) {
        double[] coverages = Intervals.coverages();
        Map<String, List<Double>> byCoverage = new LinkedHashMap<>();
        for (int i = 0; i < coverages.length; i++) {
            byCoverage.put(Double.toString(coverages[i]), List.of(intervals[i][0], intervals[i][1]));
        }
        return byCoverage;
    }

    static Map<String, Double> byLevel(double[] levels, double[] quantiles) {
        Map<String, Double> byLevel = new LinkedHashMap<>();
        for (int i = 0; i < levels.length; i++) {
            byLevel.put(Double.toString(levels[i]), quantiles[i]);
        }
        return byLevel;
    }
}
