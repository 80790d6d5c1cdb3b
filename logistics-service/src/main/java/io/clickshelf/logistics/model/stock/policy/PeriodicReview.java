package io.clickshelf.logistics.model.stock.policy;

import java.util.Arrays;

/** The (s,S) policy under periodic review with backorders. */
public final class PeriodicReview {

    private PeriodicReview() {}

    /**
     * The optimal (s,S) by the algorithm of Zheng and Federgruen (1991). About {@code O((S - s)^2)}.
     *
     * @param demand           of one period, in whole units, with some chance of more than none
     * @param protectionDemand of the lead time and one review period together; the same as {@code demand} without lead time
     */
    public static ReorderPolicy optimum(
            CountDemand demand,
            CountDemand protectionDemand,
            double fixedCost,
            double holdingCost,
            double stockoutCost) {
        Checks.positive("fixedCost", fixedCost);
        Checks.positive("mean demand", demand.mean());
        Search search = new Search(demand, protectionDemand, fixedCost, holdingCost, stockoutCost);
        int upTo = (int)
                Newsvendor.optimum(protectionDemand, holdingCost, stockoutCost).level();
        int reorder = upTo - 1;
        while (search.cost(reorder, upTo) > search.level(reorder)) {
            reorder--;
        }
        double best = search.cost(reorder, upTo);
        for (int candidate = upTo + 1; search.level(candidate) <= best; candidate++) {
            if (search.cost(reorder, candidate) < best) {
                upTo = candidate;
                while (search.cost(reorder, upTo) <= search.level(reorder + 1)) {
                    reorder++;
                }
                best = search.cost(reorder, upTo);
            }
        }
        return new ReorderPolicy(reorder, upTo, best);
    }

    /**
     * The power approximation of Ehrhardt and Mosier (1984), a regression on optimal policies, without its cap for lots
     * below one and a half periods' demand; its cost isn't computed.
     */
    public static ReorderPolicy powerApproximation(
            double demandMean,
            double demandSd,
            int leadTime,
            double fixedCost,
            double holdingCost,
            double stockoutCost) {
        double mean = demandMean * (leadTime + 1);
        double sd = demandSd * Math.sqrt(leadTime + 1.0);
        double quantity = 1.30
                * Math.pow(demandMean, 0.494)
                * Math.pow(fixedCost / holdingCost, 0.506)
                * Math.pow(1 + sd * sd / (demandMean * demandMean), 0.116);
        double z = Math.sqrt(quantity * holdingCost / (sd * stockoutCost));
        double reorder = 0.973 * mean + sd * (0.183 / z + 1.063 - 2.192 * z);
        return new ReorderPolicy(reorder, reorder + quantity, Double.NaN);
    }

    /** The mean cost of any (s,S) by its renewal function, grown as far as it is asked for. */
    private static final class Search {
        private final CountDemand demand;
        private final CountDemand protection;
        private final double fixedCost;
        private final double holdingCost;
        private final double stockoutCost;
        private double[] renewal = new double[64];
        private double[] length = new double[65];
        private int known;

        Search(CountDemand demand, CountDemand protection, double fixed, double holding, double stockout) {
            this.demand = demand;
            this.protection = protection;
            this.fixedCost = fixed;
            this.holdingCost = holding;
            this.stockoutCost = stockout;
        }

        double level(int y) {
            return Newsvendor.cost(protection, y, holdingCost, stockoutCost);
        }

        double cost(int reorder, int upTo) {
            int span = upTo - reorder;
            grow(span);
            double sum = fixedCost;
            for (int j = 0; j < span; j++) {
                sum += renewal[j] * level(upTo - j);
            }
            return sum / length[span];
        }

        private void grow(int span) {
            if (span > renewal.length) {
                renewal = Arrays.copyOf(renewal, 2 * span);
                length = Arrays.copyOf(length, 2 * span + 1);
            }
            double some = 1 - demand.probability(0);
            for (; known < span; known++) {
                double m = known == 0 ? 1 : 0;
                for (int l = 1; l <= known; l++) {
                    m += demand.probability(l) * renewal[known - l];
                }
                renewal[known] = m / some;
                length[known + 1] = length[known] + renewal[known];
            }
        }
    }
}
