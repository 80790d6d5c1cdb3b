package io.clickshelf.logistics.model.stock;

import java.util.List;

/**
 * The decision for a product in a warehouse.
 *
 * @param reorderPoint     order when the position is below it: covers lead time and review
 * @param orderUpTo        level to order up to; the same as {@code reorderPoint} where an order costs nothing of itself
 * @param safetyStock      what the reorder point holds above mean demand
 * @param wantedQuantity   what the level asks for, before budget and capacity
 * @param quantity         what to order now
 * @param cost             of the quantity
 * @param meanDemand       over lead time and review
 * @param cycleService     the chance of no stock-out until the next order can arrive, with the quantity
 * @param fillRate         expected share of that time's demand served at once, with the quantity
 * @param stockOutRisk     the chance that what is there and coming, without the quantity, does not last the lead time
 * @param nextUnitEarns    expected earnings of the next unit per unit of money, after the quantity; below 0 it would lose
 * @param limitedBy        why less than wanted is ordered: {@code budget}, {@code capacity}, or empty
 * @param explanation      what {@code orderUpTo} is made of; the parts' units add up to it
 */
public record StockLine(
        StockItem item,
        double reorderPoint,
        double orderUpTo,
        double safetyStock,
        double wantedQuantity,
        double quantity,
        double cost,
        double meanDemand,
        double cycleService,
        double fillRate,
        double stockOutRisk,
        double nextUnitEarns,
        String limitedBy,
        List<Part> explanation) {

    /** A part of the level: what it is for, and its units. */
    public record Part(String what, double units) {}

    public StockLine {
        explanation = List.copyOf(explanation);
    }
}
