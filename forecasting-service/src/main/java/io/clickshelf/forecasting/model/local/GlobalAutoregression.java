package io.clickshelf.forecasting.model.local;

import io.clickshelf.forecasting.model.FittedSeries;
import io.clickshelf.forecasting.model.GroupForecaster;
import io.clickshelf.forecasting.model.math.RidgeRegression;
import java.util.Arrays;
import java.util.List;

/**
 * One linear autoregression for all series of a group (Montero-Manso and Hyndman 2021): many series together can pay for
 * the many lags that several long seasons need, which none could alone. Each series is taken in units of its own spread,
 * each window relative to its mean, so that levels may differ and drift. Forecast recursively.
 *
 * <p>Fit: O(windows · lags²), with at most {@value #MOST_WINDOWS} windows; forecast: O(horizon · lags).
 */
public final class GlobalAutoregression implements GroupForecaster {

    private static final int MOST_WINDOWS = 60_000;
    private static final double RIDGE = 1e-4;

    @Override
    public String name() {
        return "global_ar";
    }

    @Override
    public List<FittedSeries> fit(List<double[]> group, int... seasons) {
        int longest = seasons.length == 0 ? 1 : seasons[seasons.length - 1];
        int shortest = seasons.length == 0 ? 1 : seasons[0];
        int lags = longest + Math.min(longest, shortest);
        long windows =
                group.stream().mapToLong(y -> Math.max(0, y.length - lags)).sum();
        if (windows < 10L * lags) {
            throw new IllegalArgumentException("The group's " + group.size() + " series have " + windows
                    + " windows of " + lags + " lags; ten times as many as lags are needed.");
        }
        int stride = (int) Math.max(1, windows / MOST_WINDOWS);
        RidgeRegression regression = new RidgeRegression(lags);
        double[] x = new double[lags];
        long number = 0;
        for (double[] y : group) {
            double scale = spread(y);
            for (int t = lags; t < y.length; t++) {
                if (number++ % stride == 0 && scale > 0) {
                    double mean = window(y, t, longest, scale, x);
                    regression.add(x, (y[t] - mean) / scale);
                }
            }
        }
        double[] weights = regression.solve(RIDGE);
        return group.stream()
                .map(y -> (FittedSeries) horizon -> forecast(y, weights, longest, horizon))
                .toList();
    }

    private static double[] forecast(double[] y, double[] weights, int longest, int horizon) {
        if (y.length < weights.length) {
            throw new IllegalArgumentException(
                    "The series has " + y.length + " values; the group's model looks " + weights.length + " back.");
        }
        double scale = spread(y);
        double[] extended = Arrays.copyOfRange(y, y.length - weights.length, y.length + horizon);
        double[] x = new double[weights.length];
        for (int h = 0; h < horizon; h++) {
            int t = weights.length + h;
            double unit = scale > 0 ? scale : 1;
            double value = window(extended, t, longest, unit, x);
            for (int j = 0; j < x.length; j++) {
                value += weights[j] * x[j] * unit;
            }
            extended[t] = value;
        }
        return Arrays.copyOfRange(extended, weights.length, extended.length);
    }

    /** Writes the values before {@code t}, newest first, relative to their season's mean, which is returned. */
    private static double window(double[] y, int t, int longest, double scale, double[] x) {
        double mean = 0;
        for (int j = 1; j <= longest; j++) {
            mean += y[t - j];
        }
        mean /= longest;
        for (int j = 0; j < x.length; j++) {
            x[j] = (y[t - 1 - j] - mean) / scale;
        }
        return mean;
    }

    /** The mean absolute distance from the mean. */
    private static double spread(double[] y) {
        double mean = Arrays.stream(y).average().orElse(0);
        return Arrays.stream(y).map(v -> Math.abs(v - mean)).average().orElse(0);
    }
}
