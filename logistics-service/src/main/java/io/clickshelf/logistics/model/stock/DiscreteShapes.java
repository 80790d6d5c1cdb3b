package io.clickshelf.logistics.model.stock;

import io.clickshelf.logistics.model.stock.policy.Checks;
import io.clickshelf.logistics.model.stock.policy.CountDemand;
import org.apache.commons.math3.distribution.GammaDistribution;

/** Puts continuous shapes on whole steps, keeping their mean. */
final class DiscreteShapes {

    private DiscreteShapes() {}

    /** A gamma distribution by mean and standard deviation, in steps. */
    static CountDemand gamma(double mean, double standardDeviation) {
        if (mean == 0) {
            return CountDemand.poisson(0);
        }
        double shape = mean * mean / (standardDeviation * standardDeviation);
        GammaDistribution gamma = new GammaDistribution(null, shape, mean / shape);
        int length = (int) Math.ceil(mean + 9 * standardDeviation) + 2;
        double[] weights = new double[length];
        double before = 0;
        for (int i = 0; i < length; i++) {
            double upTo = gamma.cumulativeProbability(i + 0.5);
            weights[i] = upTo - before;
            before = upTo;
        }
        return CountDemand.ofWeights(weights);
    }

    /**
     * Piecewise linear between the quantiles; below the lowest level down to zero, above the highest as far again as
     * from the level half as far from certainty. A mass falls on the two steps around it, so that means are kept.
     */
    static CountDemand fromQuantiles(double[] levels, double[] values, double unitsPerStep) {
        int n = levels.length;
        if (n == 0) {
            throw new IllegalArgumentException("There is no quantile level; give at least the median.");
        }
        for (int i = 0; i < n; i++) {
            Checks.fraction("quantile level", levels[i]);
            if (i > 0 && (levels[i] <= levels[i - 1] || values[i] < values[i - 1])) {
                throw new IllegalArgumentException("Quantile " + values[i] + " at level " + levels[i] + " follows "
                        + values[i - 1] + " at " + levels[i - 1] + "; levels must ascend and values not descend.");
            }
        }
        double tail = 1 - levels[n - 1];
        double inner = interpolate(levels, values, Math.max(levels[0], 1 - 2 * tail));
        double top = values[n - 1] + 2 * (values[n - 1] - inner);
        int length = (int) Math.ceil(top / unitsPerStep) + 2;
        double[] weights = new double[length];
        double bottom =
                Math.max(0, n == 1 ? 0 : values[0] - 2 * (interpolate(levels, values, 2 * levels[0]) - values[0]));
        spread(weights, levels[0], bottom / unitsPerStep, values[0] / unitsPerStep);
        for (int i = 1; i < n; i++) {
            spread(weights, levels[i] - levels[i - 1], values[i - 1] / unitsPerStep, values[i] / unitsPerStep);
        }
        spread(weights, tail, values[n - 1] / unitsPerStep, top / unitsPerStep);
        return CountDemand.ofWeights(weights);
    }

    private static double interpolate(double[] levels, double[] values, double level) {
        for (int i = 1; i < levels.length; i++) {
            if (level <= levels[i]) {
                double share = (level - levels[i - 1]) / (levels[i] - levels[i - 1]);
                return values[i - 1] + Math.max(0, share) * (values[i] - values[i - 1]);
            }
        }
        return values[levels.length - 1];
    }

    /** Spreads a mass evenly over an interval, by points that each split between the two nearest steps. */
    private static void spread(double[] weights, double mass, double from, double to) {
        int points = from == to ? 1 : Math.max(4, (int) Math.ceil(4 * (to - from)));
        for (int k = 0; k < points; k++) {
            double x = from + (to - from) * (k + 0.5) / points;
            int below = (int) Math.floor(x);
            double share = x - below;
            weights[below] += mass / points * (1 - share);
            weights[below + 1] += mass / points * share;
        }
    }
}
