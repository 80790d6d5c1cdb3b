package io.clickshelf.logistics.model.stock.policy;

/**
 * The exact continuous-review (r,Q) policy with backorders charged per unit and time: Zheng (1992) for normal lead-time
 * demand, Federgruen and Zheng (1992) for demand in whole units.
 */
public final class ReorderPointQuantity {

    private static final int BISECTIONS = 100;

    private ReorderPointQuantity() {}

    /**
     * For normal lead-time demand. At the optimum {@code g(r) = g(r + Q)} and that value is the cost; both are found by
     * bisection.
     *
     * @param demandRate units per unit of time
     */
    public static ReorderPolicy optimum(
            NormalDemand leadTimeDemand, double demandRate, double fixedCost, double holdingCost, double stockoutCost) {
        Checks.positive("demandRate", demandRate);
        Checks.positive("fixedCost", fixedCost);
        double peak =
                Newsvendor.optimum(leadTimeDemand, holdingCost, stockoutCost).level();
        double setup = fixedCost * demandRate;
        double step = leadTimeDemand.standardDeviation();
        while (surplus(leadTimeDemand, peak - step, peak, holdingCost, stockoutCost) < setup) {
            step *= 2;
        }
        double low = peak - step;
        double high = peak;
        for (int i = 0; i < BISECTIONS; i++) {
            double middle = (low + high) / 2;
            if (surplus(leadTimeDemand, middle, peak, holdingCost, stockoutCost) > setup) {
                low = middle;
            } else {
                high = middle;
            }
        }
        double upper = partner(leadTimeDemand, low, peak, holdingCost, stockoutCost);
        return new ReorderPolicy(low, upper, Newsvendor.cost(leadTimeDemand, low, holdingCost, stockoutCost));
    }

    /** {@code Q g(r) - integral of g from r to r + Q}: what a cycle between equal costs saves for the set-up. */
    private static double surplus(NormalDemand demand, double r, double peak, double holding, double stockout) {
        double upper = partner(demand, r, peak, holding, stockout);
        double excess = (upper * upper - r * r) / 2 - demand.mean() * (upper - r);
        double shortage = demand.secondOrderShortage(r) - demand.secondOrderShortage(upper);
        double integral = holding * excess + (holding + stockout) * shortage;
        return (upper - r) * Newsvendor.cost(demand, r, holding, stockout) - integral;
    }

    /** The level above the peak that costs as much as r below it. */
    private static double partner(NormalDemand demand, double r, double peak, double holding, double stockout) {
        double target = Newsvendor.cost(demand, r, holding, stockout);
        double low = peak;
        double high = peak + demand.standardDeviation();
        while (Newsvendor.cost(demand, high, holding, stockout) < target) {
            high = peak + 2 * (high - peak);
        }
        for (int i = 0; i < BISECTIONS; i++) {
            double middle = (low + high) / 2;
            if (Newsvendor.cost(demand, middle, holding, stockout) < target) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    /** For lead-time demand in whole units: levels are added, the cheapest first, while they lower the mean cost. O(Q). */
    public static ReorderPolicy optimum(
            CountDemand leadTimeDemand, double demandRate, double fixedCost, double holdingCost, double stockoutCost) {
        Checks.positive("demandRate", demandRate);
        Checks.positive("fixedCost", fixedCost);
        int low = (int)
                Newsvendor.optimum(leadTimeDemand, holdingCost, stockoutCost).level();
        int high = low;
        double sum = fixedCost * demandRate + Newsvendor.cost(leadTimeDemand, low, holdingCost, stockoutCost);
        double cost = sum;
        while (true) {
            double below = Newsvendor.cost(leadTimeDemand, low - 1, holdingCost, stockoutCost);
            double above = Newsvendor.cost(leadTimeDemand, high + 1, holdingCost, stockoutCost);
            double next = Math.min(below, above);
            if (next >= cost) {
                return new ReorderPolicy(low - 1, high, cost);
            }
            if (below <= above) {
                low--;
            } else {
                high++;
            }
            sum += next;
            cost = sum / (high - low + 1);
        }
    }
}
