package io.clickshelf.forecasting.model.math;

import java.util.Arrays;

/**
 * Classical decomposition by centred moving averages, and the autocorrelation test for a season that goes with it
 * (Assimakopoulos and Nikolopoulos 2000; the test's level is 90 %).
 */
public final class ClassicalDecomposition {

    private ClassicalDecomposition() {}

    /** Whether the series' autocorrelation at the seasonal lag stands out; needs three whole seasons. */
    public static boolean isSeasonal(double[] y, int season) {
        if (season < 2 || y.length < 3 * season) {
            return false;
        }
        double[] acf = autocorrelation(y, season);
        double sum = 1;
        for (int lag = 1; lag < season; lag++) {
            sum += 2 * acf[lag] * acf[lag];
        }
        return Math.abs(acf[season]) > 1.645 * Math.sqrt(sum / y.length);
    }

    /** The autocorrelations of lags 0 … {@code maxLag}; zeros for a constant series. */
    public static double[] autocorrelation(double[] y, int maxLag) {
        double mean = mean(y, 0, y.length);
        double variance = 0;
        for (double v : y) {
            variance += (v - mean) * (v - mean);
        }
        double[] acf = new double[maxLag + 1];
        acf[0] = 1;
        for (int lag = 1; lag <= maxLag && variance > 0; lag++) {
            double sum = 0;
            for (int t = lag; t < y.length; t++) {
                sum += (y[t] - mean) * (y[t - lag] - mean);
            }
            acf[lag] = sum / variance;
        }
        return acf;
    }

    /**
     * The seasonal indices, by the phase t mod {@code season}: their mean is one if multiplicative, else zero.
     *
     * @throws IllegalArgumentException if the series has less than two seasons
     */
    public static double[] indices(double[] y, int season, boolean multiplicative) {
        if (y.length < 2 * season) {
            throw new IllegalArgumentException(
                    "Seasonal indices need two seasons of " + season + ", the series has " + y.length + " values.");
        }
        double[] trend = centredAverage(y, season);
        double[] sum = new double[season];
        int[] count = new int[season];
        for (int t = 0; t < y.length; t++) {
            if (!Double.isNaN(trend[t])) {
                double ratio = multiplicative ? y[t] / trend[t] : y[t] - trend[t];
                if (Double.isFinite(ratio)) {
                    sum[t % season] += ratio;
                    count[t % season]++;
                }
            }
        }
        double total = 0;
        for (int i = 0; i < season; i++) {
            sum[i] = count[i] == 0 ? (multiplicative ? 1 : 0) : sum[i] / count[i];
            total += sum[i];
        }
        double mean = total / season;
        for (int i = 0; i < season; i++) {
            sum[i] = multiplicative ? sum[i] / mean : sum[i] - mean;
        }
        return sum;
    }

    /** Centred moving average of a whole season (2 x m if m is even); NaN where it does not reach. */
    public static double[] centredAverage(double[] y, int season) {
        double[] average = new double[y.length];
        Arrays.fill(average, Double.NaN);
        int half = season / 2;
        boolean even = season % 2 == 0;
        for (int t = half; t + half < y.length; t++) {
            double sum = 0;
            for (int i = t - half; i <= t + half; i++) {
                sum += y[i];
            }
            if (even) {
                sum -= 0.5 * (y[t - half] + y[t + half]);
            }
            average[t] = sum / season;
        }
        return average;
    }

    static double mean(double[] y, int from, int to) {
        double sum = 0;
        for (int t = from; t < to; t++) {
            sum += y[t];
        }
        return sum / (to - from);
    }
}
