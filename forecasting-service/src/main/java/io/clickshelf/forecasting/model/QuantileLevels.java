package io.clickshelf.forecasting.model;

/** The levels at which forecast distributions are given, .01 to .99. */
public final class QuantileLevels {

    private static final double[] LEVELS = {
        0.01, 0.025, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 0.975,
        0.99
    };

    private QuantileLevels() {}

    /** The 21 levels, rising; a fresh array. */
    public static double[] grid() {
        return LEVELS.clone();
    }

    public static int count() {
        return LEVELS.length;
    }

    /** The index of a level of the grid. */
    public static int indexOf(double level) {
        for (int i = 0; i < LEVELS.length; i++) {
            if (Math.abs(LEVELS[i] - level) < 1e-9) {
                return i;
            }
        }
        throw new IllegalArgumentException("Level " + level + " is not in the grid of quantile levels.");
    }
}
