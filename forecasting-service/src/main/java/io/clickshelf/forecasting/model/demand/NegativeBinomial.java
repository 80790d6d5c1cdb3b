package io.clickshelf.forecasting.model.demand;

import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * The negative binomial distribution by its mean and its index of dispersion (variance over mean); Poisson where the
 * dispersion is one or less. Large means are counted in blocks of units, or taken for normal where the spread is small.
 */
final class NegativeBinomial {

    private static final double MOST_STEPS = 300;
    private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);

    private final double mean;
    private final double dispersion;
    private final double block;
    private final boolean normal;

    NegativeBinomial(double mean, double dispersion) {
        this.mean = Math.max(0, mean);
        this.dispersion = Math.max(1, dispersion);
        boolean large = this.mean > MOST_STEPS;
        double wanted = large ? this.mean / MOST_STEPS : 1;
        normal = large && wanted > this.dispersion;
        block = wanted;
    }

    /** The quantiles at the given rising levels in (0, 1), written to {@code quantiles}. O(mean + spread) up to a cap. */
    void quantiles(double[] levels, double[] quantiles) {
        if (mean == 0) {
            java.util.Arrays.fill(quantiles, 0);
            return;
        }
        if (normal) {
            double deviation = Math.sqrt(mean * dispersion);
            for (int i = 0; i < levels.length; i++) {
                quantiles[i] = Math.max(0, mean + deviation * NORMAL.inverseCumulativeProbability(levels[i]));
            }
            return;
        }
        Walk walk = new Walk();
        for (int i = 0; i < levels.length; i++) {
            while (walk.cumulative < levels[i] && walk.next()) {
                // the walk goes on from where the level below left it
            }
            quantiles[i] = Math.rint(walk.count * block);
        }
    }

    /** The probability of at most {@code value} and, in [0], of less than it. */
    double[] cumulative(double value) {
        if (mean == 0) {
            return new double[] {value > 0 ? 1 : 0, 1};
        }
        if (normal) {
            double p = NORMAL.cumulativeProbability((value - mean) / Math.sqrt(mean * dispersion));
            return new double[] {p, p};
        }
        Walk walk = new Walk();
        long count = Math.round(value / block);
        double below = 0;
        while (walk.count < count) {
            below = walk.cumulative;
            if (!walk.next()) {
                return new double[] {1, 1};
            }
        }
        return new double[] {count == 0 ? 0 : below, walk.cumulative};
    }

    /** Adds up the probabilities from zero on, by the recurrence of neighbouring terms. */
    private final class Walk {

        private final double scaledMean = mean / block;
        private final double scaledDispersion = Math.max(1, dispersion / block);
        private final double failure = 1 - 1 / scaledDispersion;
        private final double size = failure > 1e-9 ? scaledMean / (scaledDispersion - 1) : Double.POSITIVE_INFINITY;
        private double probability =
                Math.exp(Double.isInfinite(size) ? -scaledMean : -size * Math.log(scaledDispersion));
        private double cumulative = probability;
        private long count;

        private boolean next() {
            count++;
            probability *= Double.isInfinite(size) ? scaledMean / count : failure * (count - 1 + size) / count;
            cumulative += probability;
            return count < scaledMean || probability > 1e-12 || cumulative < 0.5;
        }
    }
}
