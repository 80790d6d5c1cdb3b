package io.clickshelf.logistics.model.stock;

import java.util.List;

/**
 * Serves a share of all items' demand, by value, with the least holding: one price of holding for all, so that each item's
 * last unit saves as many sales per money held as any other's. Equal fill rates or service levels for all would hold too much
 * of what is rarely asked for. {@code O(items · log(distribution))} for each of some fifty steps.
 */
final class FillRateSplit {

    private static final int STEPS = 50;
    private static final double SMALLEST = 1e-9;
    private static final double LARGEST = 1e6;

    private FillRateSplit() {}

    /** The goal that each item is given so that together they reach the rate. */
    static ServiceGoal.Marginal goal(List<ItemDemand> items, double rate) {
        double low = Math.log(SMALLEST);
        double high = Math.log(LARGEST);
        for (int step = 0; step < STEPS; step++) {
            double middle = (low + high) / 2;
            if (fillRate(items, new ServiceGoal.Marginal(Math.exp(middle))) < rate) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return new ServiceGoal.Marginal(Math.exp(high));
    }

    private static double fillRate(List<ItemDemand> items, ServiceGoal.Marginal goal) {
        double[] sums = items.parallelStream()
                .map(demand -> {
                    double price = demand.item().economics().unitPrice();
                    return new double[] {price * demand.perPeriod(), price * demand.lostAbove(goal.level(demand))};
                })
                .reduce(new double[2], (a, b) -> new double[] {a[0] + b[0], a[1] + b[1]});
        return sums[0] == 0 ? 1 : 1 - sums[1] / sums[0];
    }
}
