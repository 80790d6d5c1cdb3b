package io.clickshelf.forecasting.api;

import io.clickshelf.contracts.forecasting.ForecastPeriod;
import io.clickshelf.contracts.forecasting.ForecastRequest;
import io.clickshelf.contracts.forecasting.ProductForecast;
import io.clickshelf.forecasting.model.QuantileLevels;
import io.clickshelf.forecasting.model.demand.DemandForecastModel;
import io.clickshelf.forecasting.stream.Newcomers.Newcomer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The forecast of a product that has not sold yet: its likes' distributions, mixed and brought to its expected mean. */
final class NewcomerForecasts {

    private static final String MODEL = "like_products";

    private record Point(double units, double weight) {}

    private NewcomerForecasts() {}

    static ProductForecast of(String productId, Newcomer newcomer, DemandForecastModel model, ForecastRequest request) {
        int perPeriod = request.period().days();
        int days = request.steps() * perPeriod;
        List<ForecastPeriod> periods = new ArrayList<>();
        for (int from = 0; from < days; from += perPeriod) {
            periods.add(new ForecastPeriod(
                    model.firstDay().plusDays(from),
                    newcomer.unitsPerDay() * perPeriod,
                    quantiles(newcomer, model, from, perPeriod, request)));
        }
        List<String> models = new ArrayList<>(List.of(MODEL));
        newcomer.likes().keySet().stream().limit(3).forEach(like -> models.add(MODEL + ":" + like));
        return new ProductForecast(
                productId,
                model.firstDay().minusDays(1),
                periods,
                newcomer.unitsPerDay() * days,
                quantiles(newcomer, model, 0, days, request),
                models);
    }

    private static Map<String, Double> quantiles(
            Newcomer newcomer, DemandForecastModel model, int from, int days, ForecastRequest request) {
        double[] grid = QuantileLevels.grid();
        List<Point> points = new ArrayList<>();
        double mean = 0;
        double whole = 0;
        for (Map.Entry<String, Double> like : newcomer.likes().entrySet()) {
            double weight = like.getValue();
            double[] own = model.quantiles(like.getKey(), from, days, grid).orElse(new double[0]);
            mean += weight * model.mean(like.getKey(), from, days).orElse(0.0);
            whole += own.length == 0 ? 0 : weight;
            for (int k = 0; k < own.length; k++) {
                double low = k == 0 ? 0 : (grid[k - 1] + grid[k]) / 2;
                double high = k == own.length - 1 ? 1 : (grid[k] + grid[k + 1]) / 2;
                points.add(new Point(own[k], weight * (high - low)));
            }
        }
        points.sort(Comparator.comparingDouble(Point::units));
        double scale = mean > 0 ? newcomer.unitsPerDay() * days * whole / mean : 0;
        double[] levels = request.quantileLevels();
        double[] quantiles = new double[levels.length];
        double below = 0;
        int at = 0;
        for (int i = 0; i < levels.length; i++) {
            while (at < points.size() - 1 && below + points.get(at).weight() < levels[i] * whole) {
                below += points.get(at).weight();
                at++;
            }
            quantiles[i] = points.isEmpty() ? 0 : Math.rint(points.get(at).units() * scale);
        }
        return ProductForecasts.byLevel(levels, quantiles);
    }
}
