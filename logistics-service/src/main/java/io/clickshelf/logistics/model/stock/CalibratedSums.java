package io.clickshelf.logistics.model.stock;

import io.clickshelf.logistics.model.stock.policy.Checks;
import io.clickshelf.logistics.model.stock.policy.CountDemand;

/**
 * Demand from the first day ahead through each later one, by quantiles that a forecaster calibrated for the sum itself,
 * and the part of it that one warehouse serves. Each unit goes there with the chance {@code share}, so that the part of a
 * slow mover scatters more than the scaled whole: binomial thinning, exact for small counts, by its variance for large.
 */
final class CalibratedSums {

    /** Up to so many units the thinning is exact. */
    private static final int EXACT_UNITS = 150;

    private static final double STEPS = 400;
    private static final double COARSE_STEPS = 150;

    private final double[] levels;
    private final double[][] values;
    private final double share;
    private final boolean exact;
    private final double unitsPerStep;

    CalibratedSums(double[] levels, double[][] values, double share) {
        Checks.notNegative("share of a warehouse", share);
        if (share > 1) {
            throw new IllegalArgumentException("share of a warehouse is " + share + "; it must be at most 1.");
        }
        double largest = 0;
        for (double[] sum : values) {
            if (sum.length != levels.length) {
                throw new IllegalArgumentException("A sum has " + sum.length + " quantiles for " + levels.length
                        + " levels; give one value per level.");
            }
            for (double value : sum) {
                largest = Math.max(largest, Checks.notNegative("quantile of demand", value));
            }
        }
        this.levels = levels;
        this.values = values;
        this.share = share;
        this.exact = share == 1 || largest <= EXACT_UNITS;
        this.unitsPerStep =
                exact && largest <= EXACT_UNITS ? 1 : Math.max(1, Math.ceil(largest * Math.max(share, 1e-3) / STEPS));
    }

    int days() {
        return values.length;
    }

    double unitsPerStep() {
        return unitsPerStep;
    }

    /** Demand of the first {@code days} days, 1 to {@link #days}, in steps. */
    CountDemand through(int days) {
        double[] sum = values[days - 1];
        if (share == 1) {
            return DiscreteShapes.fromQuantiles(levels, sum, unitsPerStep);
        }
        if (exact) {
            return DiscreteShapes.fromQuantiles(levels, sum, 1).thinned(share);
        }
        return DiscreteShapes.fromQuantiles(levels, widened(sum), unitsPerStep);
    }

    private double[] widened(double[] sum) {
        double step = Math.max(1, Math.ceil(sum[sum.length - 1] / COARSE_STEPS));
        CountDemand whole = DiscreteShapes.fromQuantiles(levels, sum, step);
        double mean = whole.mean() * step;
        double sd = whole.standardDeviation() * step;
        double part = Math.sqrt(share * share * sd * sd + share * (1 - share) * mean);
        double stretch = sd > 0 ? part / sd : share;
        double[] result = new double[sum.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = Math.max(0, share * mean + (sum[i] - mean) * stretch);
        }
        return result;
    }
}
