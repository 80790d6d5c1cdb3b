package io.clickshelf.logistics.model.stock.policy;

/** The newsvendor: one level, holding against shortage (Arrow, Harris and Marschak 1951). */
public final class Newsvendor {

    private Newsvendor() {}

    /**
     * The level at which the next unit is as likely to earn its shortage cost as to cost its holding; for demand in whole
     * units, the smallest such. One quantile.
     */
    public static StockLevel optimum(DemandDistribution demand, double holdingCost, double stockoutCost) {
        Checks.positive("holdingCost", holdingCost);
        Checks.positive("stockoutCost", stockoutCost);
        double level = demand.quantile(stockoutCost / (stockoutCost + holdingCost));
        return new StockLevel(level, cost(demand, level, holdingCost, stockoutCost));
    }

    /** As {@link #optimum}, from what a unit sells for, costs, and is worth when left over; {@code cost} is then of the mismatch. */
    public static StockLevel fromPrices(
            DemandDistribution demand, double revenue, double purchaseCost, double salvageValue) {
        if (!(salvageValue < purchaseCost && purchaseCost < revenue)) {
            throw new IllegalArgumentException("salvageValue " + salvageValue + " must be below purchaseCost "
                    + purchaseCost + ", and that below revenue " + revenue + ".");
        }
        return optimum(demand, purchaseCost - salvageValue, revenue - purchaseCost);
    }

    /** {@code h E[(level - D)+] + p E[(D - level)+]}. */
    public static double cost(DemandDistribution demand, double level, double holdingCost, double stockoutCost) {
        return holdingCost * demand.expectedLeftover(level) + stockoutCost * demand.expectedShortage(level);
    }
}
