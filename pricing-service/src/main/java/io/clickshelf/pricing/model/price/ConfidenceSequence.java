package io.clickshelf.pricing.model.price;

/**
 * An interval for a mean that holds at all times at once, so that an experiment may be looked at after every observation and
 * stopped when it tells enough: the asymptotic normal-mixture confidence sequence (Robbins 1970; Waudby-Smith, Arbour, Sinha,
 * Kennedy and Ramdas 2024). O(1) per observation.
 */
public final class ConfidenceSequence {

    /** Before that many the normal approximation says little. */
    public static final int FEWEST = 14;

    private final double alpha;
    private final double rhoSquared;
    private int n;
    private double mean;
    private double squares;

    /**
     * @param alpha    chance that the interval ever misses the mean
     * @param tightest number of observations at which the interval is made tightest
     */
    public ConfidenceSequence(double alpha, int tightest) {
        if (!(alpha > 0 && alpha < 1) || tightest < 1) {
            throw new IllegalArgumentException(
                    "alpha %s, tightest at %d: a chance between 0 and 1, and at least one observation."
                            .formatted(alpha, tightest));
        }
        this.alpha = alpha;
        double twice = -2 * Math.log(alpha);
        this.rhoSquared = (twice + Math.log(twice) + 1) / tightest;
    }

    public void add(double observation) {
        n++;
        double away = observation - mean;
        mean += away / n;
        squares += away * (observation - mean);
    }

    public int count() {
        return n;
    }

    public double mean() {
        return mean;
    }

    /** Half the interval's width; infinite while there are too few observations. */
    public double halfWidth() {
        if (n < FEWEST) {
            return Double.POSITIVE_INFINITY;
        }
        // The variance is estimated, too: as wide as Student's distribution is over the normal one.
        double variance = squares / (n - 3);
        double scaled = n * rhoSquared;
        return Math.sqrt(variance)
                * Math.sqrt(2 * (scaled + 1) / (n * scaled) * Math.log(Math.sqrt(scaled + 1) / alpha));
    }

    /** Whether the interval leaves out zero. */
    public boolean isConclusive() {
        return Math.abs(mean) > halfWidth();
    }
}
