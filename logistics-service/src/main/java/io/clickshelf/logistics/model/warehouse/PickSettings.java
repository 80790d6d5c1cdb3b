package io.clickshelf.logistics.model.warehouse;

/**
 * How picking is done.
 *
 * @param pickers         who work at the same time
 * @param pickersPerAisle who fit between two cross-aisles of an aisle; others wait
 * @param waveSeconds     batches that would begin later are left to the next wave; infinite for one wave
 * @param budgetSeconds   for the improvement of batches; small plans are exact at once
 * @param seed            of that improvement
 */
public record PickSettings(
        Cart cart,
        PickTimes times,
        int pickers,
        int pickersPerAisle,
        RouteRule rule,
        double waveSeconds,
        double budgetSeconds,
        long seed) {

    public static final PickSettings USUAL =
            new PickSettings(Cart.USUAL, PickTimes.USUAL, 1, 2, RouteRule.BEST, Double.POSITIVE_INFINITY, 1, 1);

    public PickSettings {
        if (pickers < 1 || pickersPerAisle < 1 || !(budgetSeconds >= 0) || !(waveSeconds > 0)) {
            throw new IllegalArgumentException("pickers is " + pickers + ", pickersPerAisle " + pickersPerAisle
                    + ", budgetSeconds " + budgetSeconds + ", waveSeconds " + waveSeconds
                    + "; pickers must be 1 or more, the budget 0 or more, the wave above 0.");
        }
    }

    public PickSettings withPickers(int count, int perAisle) {
        return new PickSettings(cart, times, count, perAisle, rule, waveSeconds, budgetSeconds, seed);
    }

    public PickSettings withCart(Cart other) {
        return new PickSettings(other, times, pickers, pickersPerAisle, rule, waveSeconds, budgetSeconds, seed);
    }

    public PickSettings withTimes(PickTimes other) {
        return new PickSettings(cart, other, pickers, pickersPerAisle, rule, waveSeconds, budgetSeconds, seed);
    }

    public PickSettings withRule(RouteRule other) {
        return new PickSettings(cart, times, pickers, pickersPerAisle, other, waveSeconds, budgetSeconds, seed);
    }

    public PickSettings withWave(double seconds) {
        return new PickSettings(cart, times, pickers, pickersPerAisle, rule, seconds, budgetSeconds, seed);
    }

    public PickSettings withBudget(double seconds) {
        return new PickSettings(cart, times, pickers, pickersPerAisle, rule, waveSeconds, seconds, seed);
    }
}
