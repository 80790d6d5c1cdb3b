package io.clickshelf.logistics.model.stock;

import io.clickshelf.logistics.model.stock.policy.Checks;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Compares suppliers of an item by what a day costs with each: buying, ordering, holding, and sales missed. */
public final class SupplierComparison {

    /** An offer to supply an item. */
    public record Offer(
            String supplierId, double unitCost, double fixedOrderCost, LeadTime leadTime, OrderRules rules) {
        public Offer {
            Checks.positive("unitCost of " + supplierId, unitCost);
        }
    }

    /**
     * What a day costs with an offer.
     *
     * @param safetyStock that its lead time and spread demand
     */
    public record Comparison(
            Offer offer, double purchase, double ordering, double holding, double shortage, double safetyStock) {

        public double costPerDay() {
            return purchase + ordering + holding + shortage;
        }
    }

    /** Days that demand is averaged over at least: four whole weeks. */
    private static final double FEWEST_DAYS = 28;

    private SupplierComparison() {}

    /**
     * Units a day that the offers are compared at: one figure for all, over the longest time that any of them must cover, so
     * that none looks dear because the days it covers are busy ones.
     */
    public static double demandPerDay(StockItem item, List<Offer> offers) {
        double days =
                offers.stream().mapToDouble(SupplierComparison::covered).max().orElse(0);
        days = Math.max(FEWEST_DAYS, days);
        return item.demand().mean(days) / days;
    }

    /** Days that an order must last for. */
    private static double covered(Offer offer) {
        return Math.max(1, offer.leadTime().mean() + offer.rules().reviewDays());
    }

    /** The offers for an item, cheapest day first. Prices stay what they are: a dearer offer leaves less margin. */
    public static List<Comparison> rank(StockItem item, List<Offer> offers, PlanSettings settings) {
        double perDay = demandPerDay(item, offers);
        List<Comparison> comparisons = new ArrayList<>();
        for (Offer offer : offers) {
            comparisons.add(compare(item, offer, perDay, settings));
        }
        comparisons.sort(Comparator.comparingDouble(Comparison::costPerDay));
        return List.copyOf(comparisons);
    }

    private static Comparison compare(StockItem item, Offer offer, double perDay, PlanSettings settings) {
        Economics known = item.economics();
        double price = known.unitCost() + known.unitMargin();
        double holding = known.unitCost() > 0
                ? known.holdingCostPerDay() * offer.unitCost() / known.unitCost()
                : known.holdingCostPerDay();
        Economics economics = new Economics(
                offer.unitCost(),
                Math.max(0, price - offer.unitCost()),
                known.stockOutCost(),
                holding,
                offer.fixedOrderCost());
        StockItem supplied = new StockItem(
                item.productId(),
                item.warehouseId(),
                item.demand(),
                offer.leadTime(),
                item.onHand(),
                item.onOrder(),
                item.reserved(),
                offer.rules(),
                economics,
                item.goal());
        ItemPlanner planner = new ItemPlanner(supplied, settings);
        double lot = offer.rules()
                .roundUp(Math.max(
                        planner.orderUpTo() - planner.reorderPoint(),
                        Math.max(perDay * offer.rules().reviewDays(), perDay)));
        double cycles = lot > 0 ? perDay / lot : 0;
        // Where each review's demand is ordered, cycles overlap, and a shortage is not met again by the next.
        double missed = Math.min(
                planner.shortBeforeDelivery() * cycles,
                ItemDemand.of(supplied, offer.leadTime(), settings.forecastErrorCorrelation())
                                .lost(planner.reorderPoint())
                        / Math.max(1, offer.rules().reviewDays()));
        return new Comparison(
                offer,
                offer.unitCost() * perDay,
                offer.fixedOrderCost() * cycles,
                holding * (lot / 2 + planner.leftBeforeDelivery()),
                economics.shortagePerUnit() * missed,
                planner.reorderPoint() - item.demand().mean(covered(offer)));
    }
}
