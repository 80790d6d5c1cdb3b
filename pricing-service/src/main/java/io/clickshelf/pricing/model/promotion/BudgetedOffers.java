package io.clickshelf.pricing.model.promotion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Spends a budget on at most one offer per person so that the total worth is greatest: the multiple-choice knapsack,
 * solved greedily along each person's efficient frontier (Sinha and Zoltners 1979). The linear relaxation's optimum but for
 * the last step; the worth lost is at most one step's. O(offers log offers).
 */
public final class BudgetedOffers {

    private BudgetedOffers() {}

    private record Step(int person, int offer, double cost, double worth) {

        double efficiency() {
            return worth / cost;
        }
    }

    /**
     * @param cost   of each offer to each person, above zero
     * @param worth  of each offer to each person: margin gained before its cost counts against the budget
     * @param budget in the unit of cost
     * @return the offer of each person, -1 for none
     */
    public static int[] choose(double[][] cost, double[][] worth, double budget) {
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < cost.length; i++) {
            frontier(i, cost[i], worth[i], steps);
        }
        // Along one person's frontier efficiencies fall, so a stable sort keeps the steps of a person in order.
        steps.sort(Comparator.comparingDouble(Step::efficiency).reversed());
        int[] chosen = new int[cost.length];
        Arrays.fill(chosen, -1);
        boolean[] closed = new boolean[cost.length];
        double left = budget;
        for (Step step : steps) {
            if (closed[step.person()]) {
                continue;
            }
            if (step.cost() > left) {
                closed[step.person()] = true;
                continue;
            }
            left -= step.cost();
            chosen[step.person()] = step.offer();
        }
        return chosen;
    }

    /** The upper convex hull of a person's offers, from nothing upwards, as steps from one to the next. */
    private static void frontier(int person, double[] cost, double[] worth, List<Step> steps) {
        double atCost = 0;
        double atWorth = 0;
        while (true) {
            int best = -1;
            double most = 0;
            for (int j = 0; j < cost.length; j++) {
                if (!(cost[j] > 0)) {
                    throw new IllegalArgumentException(
                            "Offer %d costs %s for person %d; above zero.".formatted(j, cost[j], person));
                }
                if (cost[j] > atCost && worth[j] > atWorth) {
                    double efficiency = (worth[j] - atWorth) / (cost[j] - atCost);
                    if (efficiency > most) {
                        most = efficiency;
                        best = j;
                    }
                }
            }
            if (best < 0) {
                return;
            }
            steps.add(new Step(person, best, cost[best] - atCost, worth[best] - atWorth));
            atCost = cost[best];
            atWorth = worth[best];
        }
    }
}
