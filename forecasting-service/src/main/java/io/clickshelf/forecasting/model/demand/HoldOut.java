package io.clickshelf.forecasting.model.demand;

import io.clickshelf.forecasting.model.Intervals;
import io.clickshelf.forecasting.model.QuantileLevels;
import java.util.Arrays;

/** Accuracy of a model on the days of a history that it has not seen, beside the seasonal naive forecast's. */
record HoldOut(int days, DemandMetrics metrics, DemandMetrics naive) {

    static final HoldOut UNKNOWN = new HoldOut(0, DemandMetrics.UNKNOWN, DemandMetrics.UNKNOWN);

    private static final int WEEK = 7;

    static HoldOut measure(DemandHistory history, DemandForecastModel model) {
        int seen = (int) (model.firstDay().toEpochDay() - history.firstDay().toEpochDay());
        int days = history.days() - seen;
        MetricsCollector own = new MetricsCollector();
        MetricsCollector naive = new MetricsCollector();
        for (int i = 0; i < history.products(); i++) {
            double[] demand = history.demand()[i];
            int first = 0;
            while (first < seen && !(demand[first] > 0)) {
                first++;
            }
            if (seen - first < 2 * WEEK) {
                continue;
            }
            double[] past = Arrays.copyOfRange(demand, first, seen);
            double[] actual = Arrays.copyOfRange(history.observed()[i], seen, history.days());
            DemandForecast forecast =
                    model.predict(history.productIds().get(i), days).orElseThrow();
            double[] errors = differences(past, WEEK);
            double scale = Arrays.stream(errors).map(Math::abs).average().orElse(0);
            double squareScale = Arrays.stream(differences(past, 1))
                    .map(e -> e * e)
                    .average()
                    .orElse(0);
            own.add(actual, forecast.mean(), forecast.quantiles(), forecast.intervals(), scale, squareScale);
            double[] repeated = repeatedWeek(past, days);
            double[][] spread = around(repeated, errors);
            naive.add(actual, repeated, spread, Intervals.central(spread), scale, squareScale);
        }
        return new HoldOut(days, own.metrics(), naive.metrics());
    }

    private static double[] differences(double[] y, int lag) {
        double[] differences = new double[Math.max(0, y.length - lag)];
        int n = 0;
        for (int t = lag; t < y.length; t++) {
            double difference = y[t] - y[t - lag];
            if (!Double.isNaN(difference)) {
                differences[n++] = difference;
            }
        }
        return Arrays.copyOf(differences, n);
    }

    private static double[] repeatedWeek(double[] past, int days) {
        double[] path = new double[days];
        for (int h = 0; h < days; h++) {
            double value = past[past.length - WEEK + h % WEEK];
            path[h] = Double.isNaN(value) ? 0 : value;
        }
        return path;
    }

    /** Quantiles of the naive forecast: its value plus the quantiles of its past errors. */
    private static double[][] around(double[] path, double[] errors) {
        double[] levels = QuantileLevels.grid();
        double[] sorted = errors.clone();
        Arrays.sort(sorted);
        double[][] quantiles = new double[path.length][levels.length];
        for (int h = 0; h < path.length; h++) {
            for (int k = 0; k < levels.length; k++) {
                double error = sorted.length == 0 ? 0 : sorted[(int) (levels[k] * (sorted.length - 1))];
                quantiles[h][k] = Math.max(0, path[h] + error);
            }
        }
        return quantiles;
    }
}
