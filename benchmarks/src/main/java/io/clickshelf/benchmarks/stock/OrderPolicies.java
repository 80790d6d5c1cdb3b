package io.clickshelf.benchmarks.stock;

import io.clickshelf.logistics.model.stock.Economics;
import io.clickshelf.logistics.model.stock.LeadTime;
import io.clickshelf.logistics.model.stock.OrderRules;
import io.clickshelf.logistics.model.stock.PlanSettings;
import io.clickshelf.logistics.model.stock.ServiceGoal;
import io.clickshelf.logistics.model.stock.StockItem;
import io.clickshelf.logistics.model.stock.StockLine;
import io.clickshelf.logistics.model.stock.StockPlanner;
import io.clickshelf.logistics.model.stock.policy.EconomicOrderQuantity;
import io.clickshelf.logistics.model.stock.policy.LotSizing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.NormalDistribution;

/** The service's plan, and those it is held against. All may order every day; lots are the economic order quantity. */
final class OrderPolicies {

    /** Days to the end that a clairvoyant's lots are chosen for; what came before the run has filled the shelves. */
    private static final int MOST_FORESEEN = 400;

    private OrderPolicies() {}

    /**
     * What {@code /optimize_stock} does with the service's own forecasts.
     *
     * @param orderCost of an order line
     */
    static OrderPolicy clickshelf(ServiceGoal goal, double orderCost) {
        PlanSettings settings = PlanSettings.USUAL.withGoal(goal);
        return morning -> {
            ShopDemand shop = morning.shop();
            List<StockItem> items = new ArrayList<>();
            Map<String, Integer> places = new HashMap<>();
            for (int i = 0; i < shop.products(); i++) {
                places.put(shop.ids().get(i), i);
                items.add(new StockItem(
                        shop.ids().get(i),
                        "",
                        morning.forecasts()[i],
                        LeadTime.fixed(morning.leadTimeDays()),
                        morning.onHand()[i],
                        morning.onOrder()[i],
                        0,
                        OrderRules.NONE,
                        Economics.of(shop.price()[i], StockRun.COST_SHARE * shop.price()[i])
                                .withFixedOrderCost(orderCost),
                        null));
            }
            OrderPolicy.Orders orders = OrderPolicy.Orders.none(shop.products());
            for (StockLine line : StockPlanner.plan(items, settings).lines()) {
                int i = places.getOrDefault(line.item().productId(), 0);
                orders.units()[i] = line.quantity();
                orders.lots()[i] = line.orderUpTo() - line.reorderPoint();
            }
            return orders;
        };
    }

    /** Up to mean × lead time × factor; where an order line costs something, a lot more. */
    static OrderPolicy formula(double factor, double orderCost, int windowDays) {
        return upTo((row, morning) -> mean(row) * morning.leadTimeDays() * factor, orderCost, windowDays);
    }

    /**
     * (r, Q) by normal theory: safety by the window's standard deviation, lots of a day's demand, or of what pays where an
     * order line costs something.
     */
    static OrderPolicy normal(double serviceLevel, double orderCost, int windowDays) {
        double z = new NormalDistribution().inverseCumulativeProbability(serviceLevel);
        return upTo(
                (row, morning) -> {
                    double mean = mean(row);
                    double variance = Arrays.stream(row)
                                    .map(units -> (units - mean) * (units - mean))
                                    .sum()
                            / Math.max(1, row.length - 1);
                    int days = morning.leadTimeDays() + 1;
                    return mean * days + z * Math.sqrt(variance * days);
                },
                orderCost,
                windowDays);
    }

    /**
     * Has each day's demand delivered that morning; where an order line costs something, in the lots that are best (Wagner and
     * Whitin 1958).
     *
     * @param until the day after the last
     */
    static OrderPolicy clairvoyant(ShopDemand shop, double orderCost, int until) {
        int from = Math.max(0, until - MOST_FORESEEN);
        double[][] arrivals = IntStream.range(0, shop.products())
                .parallel()
                .mapToObj(i -> LotSizing.optimum(
                                Arrays.copyOfRange(shop.units()[i], from, until),
                                filled(until - from, orderCost),
                                filled(until - from, StockRun.holdingPerUnit(shop.price()[i])),
                                new double[until - from])
                        .orders())
                .toArray(double[][]::new);
        return morning -> {
            OrderPolicy.Orders orders = OrderPolicy.Orders.none(shop.products());
            int now = morning.day() - from;
            int then = Math.min(until - from, now + morning.leadTimeDays() + 1);
            for (int i = 0; i < shop.products(); i++) {
                double wanted = Arrays.stream(arrivals[i], 0, then).sum()
                        - Arrays.stream(shop.units()[i], from, morning.day()).sum();
                orders.units()[i] = Math.max(0, wanted - morning.position(i));
            }
            return orders;
        };
    }

    private static double[] filled(int length, double value) {
        double[] filled = new double[length];
        Arrays.fill(filled, value);
        return filled;
    }

    @FunctionalInterface
    private interface Level {
        double of(double[] lately, OrderPolicy.Morning morning);
    }

    private static OrderPolicy upTo(Level level, double orderCost, int windowDays) {
        return morning -> {
            OrderPolicy.Orders orders = OrderPolicy.Orders.none(morning.shop().products());
            for (int i = 0; i < morning.shop().products(); i++) {
                double[] lately = Arrays.copyOfRange(
                        morning.shop().units()[i], Math.max(0, morning.day() - windowDays), morning.day());
                double point = Math.ceil(level.of(lately, morning) - 1e-9);
                orders.lots()[i] = lot(mean(lately), orderCost, morning.shop().price()[i]);
                orders.units()[i] = morning.position(i) < point ? point + orders.lots()[i] - morning.position(i) : 0;
            }
            return orders;
        };
    }

    /** Beyond a day's demand, which is ordered anyway. */
    private static double lot(double perDay, double orderCost, double price) {
        if (orderCost == 0 || perDay == 0) {
            return 0;
        }
        double lot = EconomicOrderQuantity.optimum(orderCost, StockRun.holdingPerUnit(price), perDay)
                .quantity();
        return Math.max(0, Math.round(lot - perDay));
    }

    private static double mean(double[] row) {
        return Arrays.stream(row).average().orElse(0);
    }

    /** How much a policy must hold to serve as much as another: between its runs, in proportion. */
    static double at(double fillRate, List<StockRun> runs, ToDoubleFunction<StockRun> figure) {
        List<StockRun> sorted = runs.stream()
                .sorted((a, b) -> Double.compare(a.fillRate(), b.fillRate()))
                .toList();
        for (int k = 1; k < sorted.size(); k++) {
            StockRun below = sorted.get(k - 1);
            StockRun above = sorted.get(k);
            if (fillRate >= below.fillRate() && fillRate <= above.fillRate()) {
                double width = above.fillRate() - below.fillRate();
                double share = width == 0 ? 0 : (fillRate - below.fillRate()) / width;
                return (1 - share) * figure.applyAsDouble(below) + share * figure.applyAsDouble(above);
            }
        }
        return Double.NaN;
    }
}
