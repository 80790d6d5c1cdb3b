package io.clickshelf.recommendation.model.experiment;

/**
 * Compares the means of two growing samples in a way that may be looked at after every value: the interval covers the true
 * difference at all looks at once with probability 1 − α, so stopping as soon as it excludes zero keeps the promised rate
 * of false alarms. Asymptotic confidence sequences with a normal mixture, tightest around a given number of values:
 * Waudby-Smith, Arbour, Sinha, Kennedy, Ramdas, "Time-uniform central limit theory and asymptotic confidence sequences"
 * (Annals of Statistics 2024); the p-value is that of the mixture sequential probability ratio test (Johari, Koomen,
 * Pekelis, Walsh, "Peeking at A/B tests", KDD 2017). O(1).
 *
 * @param difference other's mean less the first's
 * @param margin     half the interval's width; infinite while there is too little to rest a central limit on
 * @param pValue     of no difference, valid at every look
 */
public record SequentialComparison(double difference, double margin, double pValue) {

    /** Of values in each sample, below which nothing is said. */
    public static final int FEWEST = 100;

    private static final double TIGHTEST_AT = 10_000;

    /** @param alpha the rate of false alarms over all looks, between 0 and 1 */
    public static SequentialComparison of(Sample first, Sample other, double alpha) {
        if (!(alpha > 0 && alpha < 1)) {
            throw new IllegalArgumentException("alpha is " + alpha + "; it must lie between 0 and 1.");
        }
        double difference = other.mean() - first.mean();
        double n = (double) first.n() + other.n();
        double variance = n * (first.variance() / first.n() + other.variance() / other.n());
        if (Math.min(first.n(), other.n()) < FEWEST || !(variance > 0)) {
            return new SequentialComparison(difference, Double.POSITIVE_INFINITY, 1);
        }
        double rho2 = (-2 * Math.log(alpha) + Math.log(1 - 2 * Math.log(alpha))) / TIGHTEST_AT;
        double growth = n * rho2 + 1;
        double margin = Math.sqrt(variance * 2 * growth / (n * n * rho2) * Math.log(Math.sqrt(growth) / alpha));
        double logRatio = n * n * rho2 * difference * difference / (2 * variance * growth) - 0.5 * Math.log(growth);
        return new SequentialComparison(difference, margin, Math.min(1, Math.exp(-logRatio)));
    }

    /** Whether the interval excludes zero. */
    public boolean decided() {
        return Math.abs(difference) > margin;
    }
}
