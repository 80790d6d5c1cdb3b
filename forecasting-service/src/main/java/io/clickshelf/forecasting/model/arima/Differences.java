package io.clickshelf.forecasting.model.arima;

import io.clickshelf.forecasting.model.math.Mstl;
import java.util.Arrays;

/**
 * How often a series is differenced, and the series after it: once over the season where the season is strong (Wang,
 * Smith and Hyndman 2006: more than {@value #STRONG} of what is left without the trend), then until the test of
 * Kwiatkowski, Phillips, Schmidt and Shin (1992) no longer rejects a steady level at 5 %, twice at most.
 *
 * @param d        ordinary differences
 * @param seasonal seasonal differences, 0 or 1
 * @param season   the season's length, 1 for none
 * @param values   what is left
 */
record Differences(int d, int seasonal, int season, double[] values) {

    private static final double STRONG = 0.64;
    private static final double KPSS_CRITICAL = 0.463;
    private static final int MOST = 2;

    static Differences of(double[] y, int season) {
        int seasonal = season > 1 && y.length > 2 * season + 4 && strength(y, season) > STRONG ? 1 : 0;
        double[] values = seasonal == 1 ? lagged(y, season) : y;
        int d = 0;
        while (d < MOST && values.length > 8 && !constant(values) && kpss(values) > KPSS_CRITICAL) {
            values = lagged(values, 1);
            d++;
        }
        if (d == MOST && seasonal == 1) {
            // Three differences fit the noise.
            d = 1;
            values = lagged(lagged(y, season), 1);
        }
        return new Differences(d, seasonal, season, values);
    }

    int total() {
        return d + seasonal;
    }

    /** The polynomial (1-B)^d (1-B^m)^D, from the power zero on. */
    double[] polynomial() {
        double[] product = {1};
        for (int i = 0; i < d; i++) {
            product = Polynomials.product(product, new double[] {1, -1});
        }
        if (seasonal == 1) {
            double[] factor = new double[season + 1];
            factor[0] = 1;
            factor[season] = -1;
            product = Polynomials.product(product, factor);
        }
        return product;
    }

    static double[] lagged(double[] y, int lag) {
        double[] difference = new double[y.length - lag];
        Arrays.setAll(difference, t -> y[t + lag] - y[t]);
        return difference;
    }

    static boolean constant(double[] y) {
        return Arrays.stream(y).allMatch(v -> v == y[0]);
    }

    /** One minus the variance of the remainder over that of season and remainder together. */
    private static double strength(double[] y, int season) {
        Mstl parts = Mstl.decompose(y, season);
        double[] remainder = new double[y.length];
        double[] both = new double[y.length];
        for (int t = 0; t < y.length; t++) {
            both[t] = y[t] - parts.trend()[t];
            remainder[t] = both[t] - parts.seasonal()[0][t];
        }
        double whole = variance(both);
        return whole == 0 ? 0 : 1 - variance(remainder) / whole;
    }

    private static double variance(double[] values) {
        double mean = Arrays.stream(values).average().orElse(0);
        return Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
    }

    /** The statistic of the test, with a Bartlett window of 3 √n / 13. */
    static double kpss(double[] y) {
        int n = y.length;
        double mean = Arrays.stream(y).average().orElse(0);
        int lags = (int) (3 * Math.sqrt(n) / 13);
        double partial = 0;
        double squares = 0;
        double variance = 0;
        for (double v : y) {
            partial += v - mean;
            squares += partial * partial;
            variance += (v - mean) * (v - mean);
        }
        for (int lag = 1; lag <= lags; lag++) {
            double sum = 0;
            for (int t = lag; t < n; t++) {
                sum += (y[t] - mean) * (y[t - lag] - mean);
            }
            variance += 2 * (1 - lag / (lags + 1.0)) * sum;
        }
        return variance <= 0 ? 0 : squares / n / variance;
    }
}
