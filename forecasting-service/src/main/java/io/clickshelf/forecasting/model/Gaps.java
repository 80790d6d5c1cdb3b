package io.clickshelf.forecasting.model;

/** Fills the days whose demand is unknown (out of stock, closed), which are NaN in a series. */
public final class Gaps {

    private Gaps() {}

    /**
     * The series from its first known value on, each gap filled with the mean of the nearest known values of the same
     * season phase before and after it (of the plain neighbours if the phase was never seen). O(n · gap length).
     *
     * @throws IllegalArgumentException if no value is known
     */
    public static double[] fill(double[] series, int season) {
        int start = 0;
        while (start < series.length && Double.isNaN(series[start])) {
            start++;
        }
        if (start == series.length) {
            throw new IllegalArgumentException("The series has no known value.");
        }
        double[] filled = new double[series.length - start];
        for (int t = start; t < series.length; t++) {
            double value = series[t];
            if (Double.isNaN(value)) {
                value = neighbours(series, t, Math.max(1, season));
                if (Double.isNaN(value)) {
                    value = neighbours(series, t, 1);
                }
            }
            filled[t - start] = value;
        }
        return filled;
    }

    private static double neighbours(double[] series, int t, int stride) {
        double before = Double.NaN;
        for (int i = t - stride; i >= 0 && Double.isNaN(before); i -= stride) {
            before = series[i];
        }
        double after = Double.NaN;
        for (int i = t + stride; i < series.length && Double.isNaN(after); i += stride) {
            after = series[i];
        }
        if (Double.isNaN(before)) {
            return after;
        }
        return Double.isNaN(after) ? before : 0.5 * (before + after);
    }
}
