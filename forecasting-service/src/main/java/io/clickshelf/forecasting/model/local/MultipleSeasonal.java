package io.clickshelf.forecasting.model.local;

import io.clickshelf.forecasting.model.FittedSeries;
import io.clickshelf.forecasting.model.LocalForecaster;
import io.clickshelf.forecasting.model.math.NelderMead;
import java.util.Arrays;

/**
 * Exponential smoothing with a level, any number of additive seasons and first-order autocorrelated errors (Taylor 2003,
 * 2010), without a trend. On the logarithmic scale if all values are positive. Smoothing parameters by least squares.
 */
public final class MultipleSeasonal implements LocalForecaster {

    private static final int MAX_EVALUATIONS = 250;

    @Override
    public String name() {
        return "multiple_seasonal";
    }

    @Override
    public FittedSeries fit(double[] series, int... seasons) {
        int[] usable = Arrays.stream(seasons)
                .filter(m -> series.length >= 2 * m)
                .sorted()
                .toArray();
        if (usable.length == 0) {
            throw new IllegalArgumentException("None of the seasons " + Arrays.toString(seasons)
                    + " is seen twice in the " + series.length + " values.");
        }
        boolean logs = Arrays.stream(series).allMatch(v -> v > 0);
        double[] y = logs ? Arrays.stream(series).map(Math::log).toArray() : series;
        Recursion recursion = new Recursion(y, usable);
        double[] x = new double[usable.length + 2];
        double[] step = new double[x.length];
        Arrays.fill(x, 0.1);
        Arrays.fill(step, 0.1);
        x[x.length - 1] = 0.8;
        NelderMead.minimise(recursion::squares, x, step, MAX_EVALUATIONS, 1e-6);
        recursion.squares(x);
        return horizon -> {
            double[] path = recursion.forecast(x[x.length - 1], horizon);
            for (int h = 0; logs && h < horizon; h++) {
                path[h] = Math.exp(path[h]);
            }
            return path;
        };
    }

    /** The states and their update; the parameters are alpha, one gamma per season, and the autocorrelation. */
    private static final class Recursion {

        private final double[] y;
        private final int[] seasons;
        private final double[][] first;
        private final double[][] states;
        private final double firstLevel;
        private double level;
        private double error;

        Recursion(double[] y, int[] seasons) {
            this.y = y;
            this.seasons = seasons;
            int head = seasons[seasons.length - 1];
            firstLevel = Arrays.stream(y, 0, head).average().orElse(0);
            double[] rest = new double[y.length];
            for (int t = 0; t < y.length; t++) {
                rest[t] = y[t]
                        - Arrays.stream(y, t / head * head, Math.min(y.length, t / head * head + head))
                                .average()
                                .orElse(0);
            }
            first = new double[seasons.length][];
            states = new double[seasons.length][];
            for (int s = 0; s < seasons.length; s++) {
                first[s] = phaseMeans(rest, seasons[s]);
                states[s] = new double[seasons[s]];
            }
        }

        /** The phases' means over whole seasons, taken out of {@code rest}. */
        private static double[] phaseMeans(double[] rest, int m) {
            int whole = rest.length / m * m;
            double[] means = new double[m];
            for (int t = 0; t < whole; t++) {
                means[t % m] += rest[t] / (whole / m);
            }
            for (int t = 0; t < rest.length; t++) {
                rest[t] -= means[t % m];
            }
            return means;
        }

        double squares(double[] x) {
            for (double value : x) {
                if (!(value >= 0 && value < 1)) {
                    return Double.POSITIVE_INFINITY;
                }
            }
            for (int s = 0; s < seasons.length; s++) {
                System.arraycopy(first[s], 0, states[s], 0, seasons[s]);
            }
            level = firstLevel;
            error = 0;
            double correlation = x[x.length - 1];
            double squares = 0;
            for (int t = 0; t < y.length; t++) {
                double centre = level;
                for (int s = 0; s < seasons.length; s++) {
                    centre += states[s][t % seasons[s]];
                }
                error *= correlation;
                double e = y[t] - centre - error;
                squares += e * e;
                error = y[t] - centre;
                level += x[0] * e;
                for (int s = 0; s < seasons.length; s++) {
                    states[s][t % seasons[s]] += x[s + 1] * e;
                }
            }
            return squares;
        }

        double[] forecast(double correlation, int horizon) {
            double[] path = new double[horizon];
            double carried = error;
            for (int h = 0; h < horizon; h++) {
                carried *= correlation;
                path[h] = level + carried;
                for (int s = 0; s < seasons.length; s++) {
                    path[h] += states[s][(y.length + h) % seasons[s]];
                }
            }
            return path;
        }
    }
}
