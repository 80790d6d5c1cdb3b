package io.clickshelf.logistics.model.stock;

import io.clickshelf.logistics.model.stock.policy.Checks;

/**
 * What a unit earns and costs, in one currency.
 *
 * @param unitCost          paid to the supplier
 * @param unitMargin        lost with each sale that can't be served
 * @param stockOutCost      beyond the margin, such as goodwill, per unit not served
 * @param holdingCostPerDay per unit: capital, space, ageing
 * @param fixedOrderCost    of an order line, however large
 */
public record Economics(
        double unitCost, double unitMargin, double stockOutCost, double holdingCostPerDay, double fixedOrderCost) {

    /** A year's holding as a share of the unit cost, where nothing else is known. */
    public static final double USUAL_HOLDING_RATE_PER_YEAR = 0.25;

    public Economics {
        Checks.notNegative("unitCost", unitCost);
        Checks.notNegative("unitMargin", unitMargin);
        Checks.notNegative("stockOutCost", stockOutCost);
        Checks.notNegative("holdingCostPerDay", holdingCostPerDay);
        Checks.notNegative("fixedOrderCost", fixedOrderCost);
    }

    /** From price and cost, with holding at the usual rate. */
    public static Economics of(double price, double unitCost) {
        return new Economics(
                unitCost, Math.max(0, price - unitCost), 0, unitCost * USUAL_HOLDING_RATE_PER_YEAR / 365, 0);
    }

    public Economics withFixedOrderCost(double cost) {
        return new Economics(unitCost, unitMargin, stockOutCost, holdingCostPerDay, cost);
    }

    /** Where neither price nor cost is known: a unit of 1 with a margin of 40 %, so that lines still rank by units. */
    public static Economics unknown() {
        return of(1.4, 1);
    }

    double unitPrice() {
        return unitCost + unitMargin;
    }

    /** What one unit short costs. */
    double shortagePerUnit() {
        return unitMargin + stockOutCost;
    }
}
