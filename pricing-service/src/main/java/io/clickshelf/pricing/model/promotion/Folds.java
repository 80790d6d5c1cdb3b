package io.clickshelf.pricing.model.promotion;

import java.util.Random;

/**
 * Deals a trial's people into folds, each with its part of either arm's outcomes: where one in a hundred buys, folds dealt
 * blindly would differ in that alone. Always the same for the same trial. O(people log people) a deal.
 */
public final class Folds {

    private Folds() {}

    /** @return per deal, the fold of each person, counted from zero */
    public static int[][] dealt(Trial trial, int deals, int folds) {
        int n = trial.size();
        int[][] fold = new int[deals][n];
        for (int deal = 0; deal < deals; deal++) {
            double[] place = new Random(deal).doubles(n).toArray();
            for (int i = 0; i < n; i++) {
                place[i] += (trial.treated()[i] ? 1 : 0) + (trial.outcome()[i] > 0 ? 2 : 0);
            }
            int[] order = UpliftMeasure.order(place);
            for (int k = 0; k < n; k++) {
                fold[deal][order[k]] = k % folds;
            }
        }
        return fold;
    }
}
