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

    /** {@code h E[(level - D)+] + p E[(D - level)+]}. */
    public static double cost(DemandDistribution demand, double level, double holdingCost, double stockoutCost) {
        return holdingCost * demand.expectedLeftover(level) + stockoutCost * demand.expectedShortage(level);
    }
}
