package io.clickshelf.logistics.model.stock.policy;

/**
 * The economic order quantity (Harris 1913) for a constant rate of demand, with its variants. Costs and rates share
 * one unit of time. All methods are O(number of price breaks).
 */
public final class EconomicOrderQuantity {

    private EconomicOrderQuantity() {}

    /** The order quantity that balances ordering and holding; cost without purchase. */
    public static LotSize optimum(double fixedCost, double holdingCost, double demandRate) {
        Checks.positive("fixedCost", fixedCost);
        Checks.positive("holdingCost", holdingCost);
        Checks.positive("demandRate", demandRate);
        double quantity = Math.sqrt(2 * fixedCost * demandRate / holdingCost);
        return new LotSize(quantity, 0, holdingCost * quantity);
    }

    /** With planned backorders at {@code stockoutCost} per unit and time. */
    public static LotSize withBackorders(double fixedCost, double holdingCost, double stockoutCost, double demandRate) {
        Checks.positive("stockoutCost", stockoutCost);
        LotSize plain = optimum(fixedCost, holdingCost, demandRate);
        double ratio = Math.sqrt((holdingCost + stockoutCost) / stockoutCost);
        return new LotSize(plain.quantity() * ratio, 0, plain.cost() / ratio);
    }

    /**
     * With a unit cost for the whole order that falls at each break; cost includes purchase.
     *
     * @param holdingRate holding cost per unit of time as a fraction of the unit cost
     * @param breakpoints smallest quantity of each price, ascending, the first 0
     */
    public static LotSize allUnitsDiscount(
            double fixedCost, double holdingRate, double demandRate, double[] breakpoints, double[] unitCosts) {
        checkBreaks(breakpoints, unitCosts);
        LotSize best = new LotSize(0, 0, Double.POSITIVE_INFINITY);
        for (int region = 0; region < breakpoints.length; region++) {
            double unitCost = unitCosts[region];
            double unbounded =
                    optimum(fixedCost, holdingRate * unitCost, demandRate).quantity();
            double end = region + 1 < breakpoints.length ? breakpoints[region + 1] : Double.POSITIVE_INFINITY;
            double quantity = Math.max(unbounded, breakpoints[region]);
            if (quantity < end) {
                double cost = fixedCost * demandRate / quantity
                        + holdingRate * unitCost * quantity / 2
                        + unitCost * demandRate;
                best = cost < best.cost() ? new LotSize(quantity, region, cost) : best;
            }
        }
        return best;
    }

    /** As {@link #allUnitsDiscount}, but a lower price counts only for the units beyond its break. */
    public static LotSize incrementalDiscount(
            double fixedCost, double holdingRate, double demandRate, double[] breakpoints, double[] unitCosts) {
        checkBreaks(breakpoints, unitCosts);
        LotSize best = new LotSize(0, 0, Double.POSITIVE_INFINITY);
        double surcharge = 0;
        for (int region = 0; region < breakpoints.length; region++) {
            if (region > 0) {
                surcharge += (unitCosts[region - 1] - unitCosts[region]) * breakpoints[region];
            }
            double unitCost = unitCosts[region];
            double quantity = optimum(fixedCost + surcharge, holdingRate * unitCost, demandRate)
                    .quantity();
            double end = region + 1 < breakpoints.length ? breakpoints[region + 1] : Double.POSITIVE_INFINITY;
            if (quantity >= breakpoints[region] && quantity < end) {
                double cost = unitCost * demandRate
                        + (fixedCost + surcharge) * demandRate / quantity
                        + holdingRate * (unitCost * quantity + surcharge) / 2;
                best = cost < best.cost() ? new LotSize(quantity, region, cost) : best;
            }
        }
        return best;
    }

    private static void checkBreaks(double[] breakpoints, double[] unitCosts) {
        if (breakpoints.length == 0 || breakpoints.length != unitCosts.length || breakpoints[0] != 0) {
            throw new IllegalArgumentException("There must be one unit cost per breakpoint, and the first breakpoint"
                    + " must be 0; there are " + breakpoints.length + " breakpoints and " + unitCosts.length
                    + " unit costs.");
        }
        for (int i = 1; i < breakpoints.length; i++) {
            if (breakpoints[i] <= breakpoints[i - 1] || unitCosts[i] > unitCosts[i - 1]) {
                throw new IllegalArgumentException("Breakpoint " + breakpoints[i] + " at unit cost " + unitCosts[i]
                        + ": breakpoints must ascend and unit costs must not.");
            }
        }
    }
}
