package io.clickshelf.forecasting.model.local;

import io.clickshelf.forecasting.model.math.ClassicalDecomposition;

/**
 * Classical seasonal indices taken out of a series and put back into its forecast: multiplicative, unless the series is
 * not positive or an index comes out too small to divide by.
 */
final class SeasonalAdjustment {

    private static final double SMALLEST_INDEX = 0.01;

    private final double[] indices;
    private final boolean multiplicative;

    private SeasonalAdjustment(double[] indices, boolean multiplicative) {
        this.indices = indices;
        this.multiplicative = multiplicative;
    }

    static SeasonalAdjustment none() {
        return new SeasonalAdjustment(new double[] {0}, false);
    }

    static SeasonalAdjustment of(double[] y, int season) {
        boolean multiplicative = true;
        for (double v : y) {
            multiplicative &= v > 0;
        }
        double[] indices = ClassicalDecomposition.indices(y, season, multiplicative);
        if (multiplicative) {
            for (double index : indices) {
                multiplicative &= index >= SMALLEST_INDEX;
            }
            if (!multiplicative) {
                indices = ClassicalDecomposition.indices(y, season, false);
            }
        }
        return new SeasonalAdjustment(indices, multiplicative);
    }

    double[] remove(double[] y) {
        double[] adjusted = new double[y.length];
        for (int t = 0; t < y.length; t++) {
            double index = indices[t % indices.length];
            adjusted[t] = multiplicative ? y[t] / index : y[t] - index;
        }
        return adjusted;
    }

    /** Puts the season back into a path that starts at time {@code from}. */
    double[] restore(double[] path, int from) {
        for (int h = 0; h < path.length; h++) {
            double index = indices[(from + h) % indices.length];
            path[h] = multiplicative ? path[h] * index : path[h] + index;
        }
        return path;
    }
}
