package io.clickshelf.forecasting.model.local;

import io.clickshelf.forecasting.model.FittedSeries;
import io.clickshelf.forecasting.model.LocalForecaster;
import io.clickshelf.forecasting.model.math.RidgeRegression;
import java.util.Arrays;

/**
 * A piecewise linear trend plus seasons as Fourier series, the form of Taylor and Letham (2018): the slope may change at
 * up to {@value #MOST_CHANGES} points in the first four fifths, with a Laplace prior on the changes and normal priors on
 * the rest. The most probable weights are found by reweighted ridge regressions. Memory and time O(n p² + rounds p³) for
 * p weights.
 */
public final class AdditiveModel implements LocalForecaster {

    private static final int MOST_CHANGES = 25;
    private static final int MOST_WAVES = 10;
    private static final int ROUNDS = 12;
    private static final double CHANGE_SCALE = 0.05;
    private static final double SMALLEST_CHANGE = 1e-4;
    private static final double TREND_DEVIATION = 5;
    private static final double SEASON_DEVIATION = 10;
    private static final double FIRST_VARIANCE = 0.01;

    @Override
    public String name() {
        return "additive";
    }

    @Override
    public FittedSeries fit(double[] series, int... seasons) {
        int n = series.length;
        if (n < 6) {
            throw new IllegalArgumentException("The additive model needs six values, the series has " + n + ".");
        }
        double size = Arrays.stream(series).map(Math::abs).max().orElse(0);
        if (size == 0) {
            return double[]::new;
        }
        int[] usable = Arrays.stream(seasons).filter(m -> n >= 2 * m).toArray();
        int changes = Math.min(MOST_CHANGES, n / 4);
        double[] row = new double[2 + changes + waves(usable)];
        RidgeRegression regression = new RidgeRegression(row.length);
        double squares = 0;
        for (int t = 0; t < n; t++) {
            features(t, n, changes, usable, row);
            regression.add(row, series[t] / size);
            squares += series[t] / size * (series[t] / size);
        }
        double variance = Math.min(FIRST_VARIANCE, squares / n);
        double[] weights = new double[row.length];
        Arrays.fill(weights, 2, 2 + changes, CHANGE_SCALE);
        double[] penalties = new double[row.length];
        for (int round = 0; round < ROUNDS; round++) {
            Arrays.fill(penalties, variance / (SEASON_DEVIATION * SEASON_DEVIATION));
            Arrays.fill(penalties, 0, 2, variance / (TREND_DEVIATION * TREND_DEVIATION));
            for (int j = 2; j < 2 + changes; j++) {
                penalties[j] = variance / (CHANGE_SCALE * Math.max(SMALLEST_CHANGE, Math.abs(weights[j])));
            }
            weights = regression.solve(penalties);
            double sum = 0;
            for (int t = 0; t < n; t++) {
                double error = series[t] / size - value(t, n, changes, usable, row, weights);
                sum += error * error;
            }
            variance = Math.max(1e-10, sum / n);
        }
        double[] fitted = weights;
        return horizon -> {
            double[] path = new double[horizon];
            double[] future = new double[fitted.length];
            for (int h = 0; h < horizon; h++) {
                path[h] = size * value(n + h, n, changes, usable, future, fitted);
            }
            return path;
        };
    }

    private static int waves(int[] seasons) {
        return Arrays.stream(seasons).map(m -> 2 * order(m)).sum();
    }

    private static int order(int season) {
        return Math.min(MOST_WAVES, season / 2);
    }

    private static double value(int t, int n, int changes, int[] seasons, double[] row, double[] weights) {
        features(t, n, changes, seasons, row);
        double value = 0;
        for (int j = 0; j < row.length; j++) {
            value += row[j] * weights[j];
        }
        return value;
    }

    private static void features(int t, int n, int changes, int[] seasons, double[] row) {
        double time = t / (n - 1.0);
        row[0] = 1;
        row[1] = time;
        for (int j = 0; j < changes; j++) {
            row[2 + j] = Math.max(0, time - 0.8 * (j + 1) / (changes + 1));
        }
        int at = 2 + changes;
        for (int m : seasons) {
            for (int k = 1; k <= order(m); k++) {
                double angle = 2 * Math.PI * k * (t % m) / m;
                row[at++] = Math.sin(angle);
                row[at++] = Math.cos(angle);
            }
        }
    }
}
