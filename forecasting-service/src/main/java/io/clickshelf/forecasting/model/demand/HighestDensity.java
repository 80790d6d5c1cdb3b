package io.clickshelf.forecasting.model.demand;

import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * The shortest sets of counts that hold a given mass: the most probable count, then always the more probable neighbour
 * (Hyndman 1996). Of counts, intervals between two quantiles hold far more than their nominal mass, because both ends
 * belong to them; these hold at most what is asked for, but for the most probable count, which always belongs.
 */
final class HighestDensity {

    private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);

    private final double[] masses;
    private final double block;
    private final double mean;
    private final double deviation;

    private HighestDensity(double[] masses, double block, double mean, double deviation) {
        this.masses = masses;
        this.block = block;
        this.mean = mean;
        this.deviation = deviation;
    }

    /** Of counts in blocks of units by their probabilities from zero on, which rise to one peak and fall from it. */
    static HighestDensity of(double[] masses, double block) {
        return new HighestDensity(masses, block, 0, 0);
    }

    /** Of so many units that they are as good as normal. */
    static HighestDensity normal(double mean, double deviation) {
        return new HighestDensity(new double[0], 1, mean, deviation);
    }

    /**
     * The least mass of a set that a value belongs to: its score of non-conformity in split conformal prediction (Izbicki,
     * Shimizu and Stern 2022). Zero for the most probable count. O(counts).
     */
    double around(double value) {
        if (deviation > 0) {
            double distance = Math.max(0, Math.abs(value - mean) - 0.5) / deviation;
            return 2 * NORMAL.cumulativeProbability(distance) - 1;
        }
        Growth growth = new Growth();
        long count = Math.round(value / block);
        if (count == growth.low) {
            return 0;
        }
        while (count < growth.low || count > growth.high) {
            if (growth.next() <= 0) {
                return 1;
            }
            growth.grow();
        }
        return growth.mass;
    }

    /** The lowest and highest value of the largest set with at most so much mass, in (0, 1). */
    double[] interval(double mass) {
        if (deviation > 0) {
            double reach = NORMAL.inverseCumulativeProbability((1 + mass) / 2) * deviation;
            return new double[] {Math.max(0, Math.rint(mean - reach)), Math.max(0, Math.rint(mean + reach))};
        }
        Growth growth = new Growth();
        while (growth.next() > 0 && growth.mass + growth.next() <= mass) {
            growth.grow();
        }
        double half = block > 1 ? 0.5 : 0;
        return new double[] {
            Math.max(0, Math.ceil((growth.low - half) * block)), Math.floor((growth.high + half) * block)
        };
    }

    /** A set that grows from the most probable count on. */
    private final class Growth {

        private int low;
        private int high;
        private double mass;

        private Growth() {
            for (int k = 1; k < masses.length; k++) {
                low = masses[k] > masses[low] ? k : low;
            }
            high = low;
            mass = masses[low];
        }

        private double below() {
            return low > 0 ? masses[low - 1] : 0;
        }

        private double above() {
            return high + 1 < masses.length ? masses[high + 1] : 0;
        }

        private double next() {
            return Math.max(below(), above());
        }

        private void grow() {
            mass += next();
            if (below() >= above()) {
                low--;
            } else {
                high++;
            }
        }
    }
}
