package io.clickshelf.forecasting.model.signal;

import java.util.Optional;
import org.apache.commons.math3.distribution.PoissonDistribution;

/**
 * An hour in which a product was looked at far more often than its last week says.
 *
 * @param looks    in the hour
 * @param expected looks in an hour, by the six days before the last 24 hours
 * @param chance   of so many looks or more if nothing had changed, by Poisson's law
 */
public record AttentionSpike(long looks, double expected, double chance) {

    private static final long FEWEST_LOOKS = 15;
    private static final long FEWEST_BEFORE = 3;
    /** Busy hours of an ordinary day reach about three times the mean. */
    private static final double SMALLEST_LIFT = 5;

    private static final double LARGEST_CHANCE = 1e-6;
    private static final double LEAST_EXPECTED = 0.5;
    private static final double HOURS_BEFORE = 6 * 24;

    /**
     * Judges the newest hour.
     *
     * @param hour looks in the last hour
     * @param day  in the last 24 hours, the last one included
     * @param week in the last seven days, the last one included
     */
    public static Optional<AttentionSpike> test(long hour, long day, long week) {
        if (hour < FEWEST_LOOKS || week - day < FEWEST_BEFORE) {
            return Optional.empty();
        }
        double expected = Math.max(LEAST_EXPECTED, (week - day) / HOURS_BEFORE);
        if (hour < SMALLEST_LIFT * expected) {
            return Optional.empty();
        }
        double chance = 1 - new PoissonDistribution(expected).cumulativeProbability((int) Math.min(hour - 1, 1 << 20));
        return chance <= LARGEST_CHANCE
                ? Optional.of(new AttentionSpike(hour, expected, Math.max(0, chance)))
                : Optional.empty();
    }

    /** How many times the usual. */
    public double lift() {
        return looks / expected;
    }
}
