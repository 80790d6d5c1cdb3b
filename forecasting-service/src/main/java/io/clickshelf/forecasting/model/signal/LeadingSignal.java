package io.clickshelf.forecasting.model.signal;

import java.util.List;

/**
 * How much of a surge of attention becomes demand, learnt from the surges before: demand grows by {@code coefficient}
 * times the logarithm of the lift. Ridge regression around a cautious prior; where surges brought no sales the coefficient
 * falls to zero and the signal is silent. What is sold after a surge confirms or denies it (gamma-Poisson).
 *
 * @param coefficient at least zero
 */
public record LeadingSignal(double coefficient) {

    /** No surge is believed to do more. */
    public static final double LARGEST_FACTOR = 5;

    private static final double PRIOR_COEFFICIENT = 0.4;
    private static final double PRIOR_WEIGHT = 50;
    private static final double MOST_UNITS = 20;
    private static final double LARGEST_COEFFICIENT = 2;
    private static final double PRIOR_UNITS = 5;
    private static final double HALF_LIFE_DAYS = 7;

    /**
     * What came of an earlier surge.
     *
     * @param lift     of the looks
     * @param sold     units since
     * @param expected units over the same time, before the surge
     */
    public record Outcome(double lift, double sold, double expected) {}

    public static LeadingSignal learn(List<Outcome> outcomes) {
        double products = PRIOR_WEIGHT * PRIOR_COEFFICIENT;
        double squares = PRIOR_WEIGHT;
        for (Outcome outcome : outcomes) {
            if (outcome.expected() > 0 && outcome.lift() > 1) {
                double weight = Math.min(MOST_UNITS, outcome.expected());
                double x = Math.log(outcome.lift());
                double y = Math.min(LARGEST_FACTOR, outcome.sold() / outcome.expected()) - 1;
                products += weight * x * y;
                squares += weight * x * x;
            }
        }
        return new LeadingSignal(Math.clamp(products / squares, 0, LARGEST_COEFFICIENT));
    }

    /** By what demand is expected to be multiplied, before anything was sold. */
    public double prior(double lift) {
        return Math.clamp(1 + coefficient * Math.log(Math.max(1, lift)), 1, LARGEST_FACTOR);
    }

    /** The same once sales are known: {@code sold} units where {@code expected} would have been usual. */
    public double posterior(double lift, double sold, double expected) {
        return (PRIOR_UNITS * prior(lift) + sold) / (PRIOR_UNITS + expected);
    }

    /** What is left of a factor some days after the surge: half of its excess each week. */
    public static double faded(double factor, double days) {
        return 1 + (factor - 1) * Math.pow(0.5, Math.max(0, days) / HALF_LIFE_DAYS);
    }
}
