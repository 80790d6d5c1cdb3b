package io.clickshelf.forecasting.model;

import java.util.Arrays;

/** How far the mean over a few rolling origins is to be believed. */
public final class Doubt {

    private Doubt() {}

    /**
     * The mean of some values and one standard error more: what takes the place of something simpler must be better even so,
     * lest a tie be decided by rounding. O(values).
     */
    public static double upper(double[] values) {
        double mean = Arrays.stream(values).average().orElse(0);
        double squares =
                Arrays.stream(values).map(value -> value * value).average().orElse(0);
        return mean + Math.sqrt(Math.max(0, squares - mean * mean) / Math.max(1, values.length - 1));
    }
}
