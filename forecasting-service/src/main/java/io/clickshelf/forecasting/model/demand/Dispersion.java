package io.clickshelf.forecasting.model.demand;

import java.util.Arrays;

/**
 * How far sums of demand over a number of open days lie from what was expected: their index of dispersion (mean squared
 * error over mean), by the product's own history, shrunk towards its group's on the logarithmic scale. The growth with
 * the window carries the level's drift and the days' dependence.
 */
final class Dispersion {

    /** The windows, in open days, at which dispersion and calibration are kept. */
    static final int[] WINDOWS = {1, 2, 4, 7, 12, 24};

    /** Of demand that is the same every day, where no spread could be learnt. */
    private static final double SMALLEST = 0.01;

    private static final double ALPHA = 0.08;
    private static final int WARM_UP = 10;

    /** A few bulk orders make most of a product's squares, so that its own index takes many days with demand to be known. */
    private static final double PRIOR_DEMANDS = 20;

    private Dispersion() {}

    /** The index per window from one product's own days, NaN where there are too few. O(n · windows). */
    static double[] of(double[] level) {
        int n = level.length;
        double[] sums = new double[n + 1];
        double[] expected = new double[n];
        double smoothed = 0;
        double weight = 0;
        for (int t = 0; t < n; t++) {
            expected[t] = weight == 0 ? 0 : smoothed / weight;
            smoothed = (1 - ALPHA) * smoothed + level[t];
            weight = (1 - ALPHA) * weight + 1;
            sums[t + 1] = sums[t] + level[t];
        }
        double[] dispersion = new double[WINDOWS.length];
        Arrays.fill(dispersion, Double.NaN);
        for (int w = 0; w < WINDOWS.length; w++) {
            int d = WINDOWS[w];
            double squares = 0;
            double mass = 0;
            for (int t = WARM_UP; t + d <= n; t++) {
                double e = sums[t + d] - sums[t] - d * expected[t];
                squares += e * e;
                mass += d * expected[t];
            }
            if (n - d - WARM_UP >= 2 * d && mass > 0) {
                dispersion[w] = Math.max(SMALLEST, squares / mass);
            }
        }
        return dispersion;
    }

    /** Shrinks a product's indices towards its group's and fills in missing ones. */
    static float[] shrink(double[] own, double[] group, int demandDays) {
        float[] shrunk = new float[WINDOWS.length];
        for (int w = 0; w < WINDOWS.length; w++) {
            double value = group[w];
            if (!Double.isNaN(own[w])) {
                double weight = demandDays / (demandDays + PRIOR_DEMANDS);
                value = Math.exp(weight * Math.log(own[w]) + (1 - weight) * Math.log(group[w]));
            }
            shrunk[w] = (float) value;
        }
        return shrunk;
    }

    /** The median over a group's products, per window; one if there is none. */
    static double[] median(double[][] members) {
        double[] median = new double[WINDOWS.length];
        for (int w = 0; w < WINDOWS.length; w++) {
            int window = w;
            double[] values = Arrays.stream(members)
                    .mapToDouble(m -> m[window])
                    .filter(v -> !Double.isNaN(v))
                    .sorted()
                    .toArray();
            median[w] = values.length == 0 ? (w == 0 ? 1 : median[w - 1]) : values[values.length / 2];
        }
        return median;
    }

    /** The index for any number of open days, between the windows' along the logarithm of the number. */
    static double at(float[] dispersion, int days) {
        if (days <= WINDOWS[0]) {
            return dispersion[0];
        }
        for (int w = 1; w < WINDOWS.length; w++) {
            if (days <= WINDOWS[w]) {
                double share =
                        Math.log((double) days / WINDOWS[w - 1]) / Math.log((double) WINDOWS[w] / WINDOWS[w - 1]);
                return dispersion[w - 1] + share * (dispersion[w] - dispersion[w - 1]);
            }
        }
        return dispersion[WINDOWS.length - 1];
    }

    /** The window whose calibration serves a number of open days. */
    static int nearestWindow(int days) {
        int best = 0;
        for (int w = 1; w < WINDOWS.length; w++) {
            if (Math.abs(Math.log((double) Math.max(1, days) / WINDOWS[w]))
                    < Math.abs(Math.log((double) Math.max(1, days) / WINDOWS[best]))) {
                best = w;
            }
        }
        return best;
    }
}
