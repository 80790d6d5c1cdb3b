package io.clickshelf.logistics.model.stock.policy;

import java.util.Arrays;

/** Lots for known demand over a finite horizon (Wagner and Whitin 1958): exact, O(periods squared). */
public final class LotSizing {

    /**
     * @param orders units ordered in each period
     * @param cost   of ordering, holding and buying
     */
    public record Plan(double[] orders, double cost) {
        public Plan {
            orders = orders.clone();
        }

        @Override
        public double[] orders() {
            return orders.clone();
        }
    }

    private LotSizing() {}

    /**
     * @param demand        units needed in each period, served from stock on hand at its end
     * @param fixedCosts    of an order, by period
     * @param holdingCosts  of a unit kept from a period to the next, by period
     * @param purchaseCosts of a unit, by the period it is ordered in
     */
    public static Plan optimum(double[] demand, double[] fixedCosts, double[] holdingCosts, double[] purchaseCosts) {
        int periods = demand.length;
        if (fixedCosts.length != periods || holdingCosts.length != periods || purchaseCosts.length != periods) {
            throw new IllegalArgumentException("Costs must be given for each of the " + periods + " periods; there are "
                    + fixedCosts.length + " fixed, " + holdingCosts.length + " holding and " + purchaseCosts.length
                    + " purchase costs.");
        }
        double[] best = new double[periods + 1];
        int[] coversTo = new int[periods + 1];
        for (int t = periods - 1; t >= 0; t--) {
            Checks.notNegative("demand", demand[t]);
            // Nothing to serve in this period: no order is due.
            best[t] = demand[t] == 0 ? best[t + 1] : Double.POSITIVE_INFINITY;
            coversTo[t] = t;
            double cost = fixedCosts[t];
            double carried = 0;
            for (int end = t; end < periods; end++) {
                cost += demand[end] * (purchaseCosts[t] + carried);
                carried += holdingCosts[end];
                if (cost + best[end + 1] < best[t]) {
                    best[t] = cost + best[end + 1];
                    coversTo[t] = end + 1;
                }
            }
        }
        double[] orders = new double[periods];
        for (int t = 0; t < periods; ) {
            int end = coversTo[t];
            orders[t] = Arrays.stream(demand, t, Math.max(end, t)).sum();
            t = Math.max(end, t + 1);
        }
        return new Plan(orders, best[0]);
    }
}
