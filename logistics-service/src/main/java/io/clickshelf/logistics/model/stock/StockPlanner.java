package io.clickshelf.logistics.model.stock;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * Plans the orders of a whole shop. Each item's levels follow from its demand over lead time and review; where a budget
 * or a warehouse's capacity can't take all that is wanted, packs are bought in the order of what the next one earns per
 * unit of money. Earnings fall with every pack, so that this list is the best the budget buys, but for the last pack
 * and for minimum quantities. {@code O(items · days · distribution + packs · log items)}.
 */
public final class StockPlanner {

    private StockPlanner() {}

    public static StockPlan plan(List<StockItem> items, PlanSettings settings) {
        List<ItemDemand> demands = items.parallelStream()
                .map(item -> ItemDemand.of(item, item.leadTime(), settings.forecastErrorCorrelation()))
                .toList();
        PlanSettings decided = settings.goal() instanceof ServiceGoal.FillRate fill
                ? settings.withGoal(FillRateSplit.goal(
                        demands.stream()
                                .filter(demand -> demand.item().goal() == null)
                                .toList(),
                        fill.rate()))
                : settings;
        List<ItemPlanner> planners = demands.parallelStream()
                .map(demand -> new ItemPlanner(demand, decided))
                .toList();
        List<Purchase> purchases = buy(planners, settings);
        purchases.sort(Comparator.comparingDouble(Purchase::firstEarns).reversed());
        List<StockLine> lines = new ArrayList<>(items.size());
        double cost = 0;
        for (Purchase purchase : purchases) {
            StockLine line = purchase.planner.line(purchase.bought, purchase.limitedBy);
            lines.add(line);
            cost += line.cost();
        }
        return new StockPlan(lines, cost);
    }

    private static List<Purchase> buy(List<ItemPlanner> planners, PlanSettings settings) {
        double budget = settings.budget();
        Map<String, Double> room = new HashMap<>(settings.capacityByWarehouse());
        List<Purchase> purchases = new ArrayList<>();
        PriorityQueue<Purchase> queue = new PriorityQueue<>(
                Comparator.comparingDouble(Purchase::nextEarns).reversed());
        for (ItemPlanner planner : planners) {
            Purchase purchase = new Purchase(planner);
            purchases.add(purchase);
            StockItem item = planner.item();
            take(room, item, item.onHand() + item.onOrder());
            if (purchase.wanted > 0) {
                queue.add(purchase);
            }
        }
        boolean limited = budget < Double.POSITIVE_INFINITY || !room.isEmpty();
        while (!queue.isEmpty()) {
            Purchase purchase = queue.poll();
            StockItem item = purchase.planner.item();
            double lot = limited ? purchase.nextLot() : purchase.wanted - purchase.bought;
            double cost = lot * item.economics().unitCost();
            if (cost > budget + 1e-9) {
                purchase.limitedBy = "budget";
            } else if (room.getOrDefault(item.warehouseId(), Double.POSITIVE_INFINITY)
                    < lot * item.rules().unitVolume() - 1e-9) {
                purchase.limitedBy = "capacity";
            } else {
                budget -= cost;
                take(room, item, lot);
                purchase.buy(lot);
                if (purchase.bought < purchase.wanted - 1e-9) {
                    queue.add(purchase);
                }
            }
        }
        return purchases;
    }

    private static void take(Map<String, Double> room, StockItem item, double units) {
        room.computeIfPresent(
                item.warehouseId(), (w, left) -> left - units * item.rules().unitVolume());
    }

    /** One item's order as it grows. */
    private static final class Purchase {
        private final ItemPlanner planner;
        private final double wanted;
        private final double firstEarns;
        private double bought;
        private double nextEarns;
        private String limitedBy = "";

        Purchase(ItemPlanner planner) {
            this.planner = planner;
            this.wanted = planner.wanted();
            this.nextEarns = wanted > 0 ? earns(nextLot()) : 0;
            double position = planner.item().position();
            this.firstEarns = planner.earningsPerMoney(
                    position, position + planner.item().rules().packSize());
        }

        double nextLot() {
            OrderRules rules = planner.item().rules();
            double lot = bought == 0 ? rules.roundUp(rules.packSize()) : rules.packSize();
            return Math.min(lot, wanted - bought);
        }

        private double earns(double lot) {
            double position = planner.item().position() + bought;
            return planner.earningsPerMoney(position, position + lot);
        }

        void buy(double lot) {
            bought += lot;
            nextEarns = bought < wanted - 1e-9 ? earns(nextLot()) : 0;
        }

        double nextEarns() {
            return nextEarns;
        }

        double firstEarns() {
            return wanted > 0 ? firstEarns : Double.NEGATIVE_INFINITY;
        }
    }
}
