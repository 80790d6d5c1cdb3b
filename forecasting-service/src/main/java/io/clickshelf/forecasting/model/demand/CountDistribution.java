package io.clickshelf.forecasting.model.demand;

import it.unimi.dsi.fastutil.doubles.DoubleArrayList;
import java.util.Arrays;
import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * Counts by their mean and index of dispersion (variance over mean): negative binomial above one, Poisson at one, and
 * binomial below, for demand that is steadier than chance; the three are Panjer's (1981) class, whose neighbouring terms
 * follow one recurrence. A binomial's number of trials is whole, so its dispersion is the nearest there is. Large means
 * are counted in blocks of units, or taken for normal where the spread is small.
 */
final class CountDistribution {

    private static final double MOST_STEPS = 300;
    private static final double SMALLEST_DISPERSION = 0.01;
    private static final double SMALLEST_LOGARITHM = -600;
    private static final double LIKE_POISSON = 0.02;
    private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);

    private final double mean;
    private final double dispersion;
    private final double block;
    private final boolean normal;

    CountDistribution(double mean, double dispersion) {
        this.mean = Math.max(0, mean);
        this.dispersion = Math.abs(dispersion - 1) < LIKE_POISSON ? 1 : Math.max(SMALLEST_DISPERSION, dispersion);
        boolean large = this.mean > MOST_STEPS;
        double wanted = large ? this.mean / MOST_STEPS : 1;
        boolean underflow = this.dispersion < 1
                && this.mean / (1 - this.dispersion) * Math.log(this.dispersion) < SMALLEST_LOGARITHM;
        normal = underflow || (large && wanted > this.dispersion);
        block = wanted;
    }

    /** Of the counts, in units. */
    double standardDeviation() {
        return Math.sqrt(mean * dispersion);
    }

    /** The quantiles at the given rising levels in (0, 1), written to {@code quantiles}. O(mean + spread) up to a cap. */
    void quantiles(double[] levels, double[] quantiles) {
        if (mean == 0) {
            Arrays.fill(quantiles, 0);
            return;
        }
        if (normal) {
            double deviation = Math.sqrt(mean * dispersion);
            for (int i = 0; i < levels.length; i++) {
                double value = Math.max(0, mean + deviation * NORMAL.inverseCumulativeProbability(levels[i]));
                quantiles[i] = block > 1 ? value : Math.rint(value);
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
            double deviation = Math.sqrt(mean * dispersion);
            double half = block > 1 ? 0 : 0.5;
            return new double[] {
                NORMAL.cumulativeProbability((value - half - mean) / deviation),
                NORMAL.cumulativeProbability((value + half - mean) / deviation)
            };
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

    /** The shortest intervals. O(mean + spread). */
    HighestDensity highestDensity() {
        if (mean == 0) {
            return HighestDensity.of(new double[] {1}, 1);
        }
        if (normal) {
            return HighestDensity.normal(mean, Math.sqrt(mean * dispersion));
        }
        DoubleArrayList masses = new DoubleArrayList();
        Walk walk = new Walk();
        do {
            masses.add(walk.probability);
        } while (walk.next());
        return HighestDensity.of(masses.toDoubleArray(), block);
    }

    /** Adds up the probabilities from zero on, by the recurrence of neighbouring terms. */
    private final class Walk {

        private final double scaledMean = mean / block;
        private final double offset;
        private final double slope;
        private double probability;
        private double cumulative;
        private long count;

        /** p(k) = p(k-1) (slope + offset / k). */
        private Walk() {
            double scaled = block > 1 ? Math.max(1, dispersion / block) : dispersion;
            if (scaled == 1) {
                slope = 0;
                offset = scaledMean;
                probability = Math.exp(-scaledMean);
            } else if (scaled > 1) {
                double size = scaledMean / (scaled - 1);
                slope = 1 - 1 / scaled;
                offset = (size - 1) * slope;
                probability = Math.exp(-size * Math.log(scaled));
            } else {
                double trials = Math.max(Math.ceil(scaledMean), Math.rint(scaledMean / (1 - scaled)));
                double success = Math.min(scaledMean / trials, 1 - SMALLEST_DISPERSION);
                slope = -success / (1 - success);
                offset = -(trials + 1) * slope;
                probability = Math.exp(trials * Math.log1p(-success));
            }
            cumulative = probability;
        }

        private boolean next() {
            count++;
            probability = Math.max(0, probability * (slope + offset / count));
            cumulative += probability;
            return count < scaledMean || probability > 1e-12 || cumulative < 0.5;
        }
    }
}
