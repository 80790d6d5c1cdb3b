package io.clickshelf.forecasting.model.demand;

import java.util.Arrays;

/**
 * The largest demand of a day that still informs the level: the median of the logarithms of positive demands plus five
 * robust standard deviations. What lies above (a bulk order, a slip of the keyboard) is counted as an outlier and capped.
 */
final class OutlierCap {

    private static final double DEVIATIONS = 5;
    private static final double SMALLEST_DEVIATION = 0.5;
    private static final int FEWEST = 5;

    private OutlierCap() {}

    /** The cap, infinite for less than {@value #FEWEST} days of demand. O(n log n). */
    static double of(double[] demand, int from, int to) {
        double[] logs = new double[to - from];
        int n = 0;
        for (int t = from; t < to; t++) {
            if (demand[t] > 0) {
                logs[n++] = Math.log(demand[t]);
            }
        }
        if (n < FEWEST) {
            return Double.POSITIVE_INFINITY;
        }
        double median = median(logs, n);
        for (int i = 0; i < n; i++) {
            logs[i] = Math.abs(logs[i] - median);
        }
        double deviation = Math.max(SMALLEST_DEVIATION, 1.4826 * median(logs, n));
        return Math.exp(median + DEVIATIONS * deviation);
    }

    private static double median(double[] values, int n) {
        Arrays.sort(values, 0, n);
        return n % 2 == 1 ? values[n / 2] : 0.5 * (values[n / 2 - 1] + values[n / 2]);
    }
}
