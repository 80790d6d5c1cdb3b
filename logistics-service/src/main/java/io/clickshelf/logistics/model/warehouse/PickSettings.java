package io.clickshelf.logistics.model.warehouse;

import java.util.Arrays;

/**
 * How picking is done.
 *
 * @param paces           of the pickers who work at the same time, each over the usual time
 * @param pickersPerAisle who fit between two cross-aisles of an aisle; others wait
 * @param waveSeconds     batches that would begin later are left to the next wave; infinite for one wave
 * @param budgetSeconds   for the improvement of batches; small plans are exact at once
 * @param seed            of that improvement
 */
public record PickSettings(
        Cart cart,
        PickTimes times,
        double[] paces,
        int pickersPerAisle,
        RouteRule rule,
        double waveSeconds,
        double budgetSeconds,
        long seed) {

    public static final PickSettings USUAL = new PickSettings(
            Cart.USUAL, PickTimes.USUAL, new double[] {1}, 2, RouteRule.BEST, Double.POSITIVE_INFINITY, 1, 1);

    public PickSettings {
        if (paces.length < 1 || pickersPerAisle < 1 || !(budgetSeconds >= 0) || !(waveSeconds > 0)) {
            throw new IllegalArgumentException("pickers is " + paces.length + ", pickersPerAisle " + pickersPerAisle
                    + ", budgetSeconds " + budgetSeconds + ", waveSeconds " + waveSeconds
                    + "; pickers must be 1 or more, the budget 0 or more, the wave above 0.");
        }
        paces = paces.clone();
        for (double pace : paces) {
            if (!(pace > 0)) {
                throw new IllegalArgumentException("A picker's pace is " + pace + "; it must be above 0.");
            }
        }
    }

    @Override
    public double[] paces() {
        return paces.clone();
    }

    public int pickers() {
        return paces.length;
    }

    /** So many, all at the usual pace. */
    public PickSettings withPickers(int count, int perAisle) {
        double[] usual = new double[count];
        Arrays.fill(usual, 1);
        return withPaces(usual, perAisle);
    }

    public PickSettings withPaces(double[] others, int perAisle) {
        return new PickSettings(cart, times, others, perAisle, rule, waveSeconds, budgetSeconds, seed);
    }

    public PickSettings withCart(Cart other) {
        return new PickSettings(other, times, paces, pickersPerAisle, rule, waveSeconds, budgetSeconds, seed);
    }

    public PickSettings withTimes(PickTimes other) {
        return new PickSettings(cart, other, paces, pickersPerAisle, rule, waveSeconds, budgetSeconds, seed);
    }

    public PickSettings withRule(RouteRule other) {
        return new PickSettings(cart, times, paces, pickersPerAisle, other, waveSeconds, budgetSeconds, seed);
    }

    public PickSettings withWave(double seconds) {
        return new PickSettings(cart, times, paces, pickersPerAisle, rule, seconds, budgetSeconds, seed);
    }

    public PickSettings withBudget(double seconds) {
        return new PickSettings(cart, times, paces, pickersPerAisle, rule, waveSeconds, seconds, seed);
    }
}
