package io.clickshelf.recommendation.model.experiment;

/**
 * Independent values, summed up.
 *
 * @param variance of one value, unbiased; 0 for fewer than two
 */
public record Sample(long n, double mean, double variance) {

    static final double NORMAL_975 = 1.959963984540054;

    /** Of sums over the values and their squares. */
    public static Sample of(long n, double sum, double squares) {
        double mean = n == 0 ? 0 : sum / n;
        return new Sample(n, mean, n < 2 ? 0 : Math.max(0, (squares - n * mean * mean) / (n - 1)));
    }

    /** Of values that are one or zero. */
    public static Sample ofShare(long n, long ones) {
        return of(n, ones, ones);
    }

    /** Half the width of the 95 % confidence interval of the mean, for one look. */
    public double margin() {
        return n == 0 ? Double.POSITIVE_INFINITY : NORMAL_975 * Math.sqrt(variance / n);
    }
}
