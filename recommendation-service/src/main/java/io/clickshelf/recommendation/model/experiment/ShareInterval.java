package io.clickshelf.recommendation.model.experiment;

/**
 * The 95 % confidence interval of a share, for one look (Wilson, JASA 1927): unlike mean and margin it stays between 0 and 1, and where nobody or
 * everybody did something it still says how little is known. O(1).
 */
public record ShareInterval(double low, double high) {

    /** @param n at least one */
    public static ShareInterval of(long n, long ones) {
        if (ones < 0 || n < 1 || ones > n) {
            throw new IllegalArgumentException(ones + " of " + n + " is no share.");
        }
        double z2 = Sample.NORMAL_975 * Sample.NORMAL_975;
        double p = (double) ones / n;
        double centre = (p + z2 / (2 * n)) / (1 + z2 / n);
        double half = Sample.NORMAL_975 / (1 + z2 / n) * Math.sqrt(p * (1 - p) / n + z2 / (4.0 * n * n));
        // At the ends exactly, whatever rounding says.
        return new ShareInterval(ones == 0 ? 0 : centre - half, ones == n ? 1 : centre + half);
    }
}
