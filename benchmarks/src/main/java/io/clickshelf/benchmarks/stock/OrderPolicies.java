package io.clickshelf.benchmarks.stock;

import io.clickshelf.logistics.model.stock.Economics;
import io.clickshelf.logistics.model.stock.LeadTime;
import io.clickshelf.logistics.model.stock.OrderRules;
import io.clickshelf.logistics.model.stock.PlanSettings;
import io.clickshelf.logistics.model.stock.ServiceGoal;
import io.clickshelf.logistics.model.stock.StockItem;
import io.clickshelf.logistics.model.stock.StockLine;
import io.clickshelf.logistics.model.stock.StockPlanner;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.distribution.NormalDistribution;

/** The service's plan, and those it is held against. All may order every day. */
final class OrderPolicies {

    private OrderPolicies() {}

    /** What {@code /optimize_stock} does with the service's own forecasts. */
    static OrderPolicy clickshelf(ServiceGoal goal) {
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
                        Economics.of(shop.price()[i], StockRun.COST_SHARE * shop.price()[i]),
                        null));
            }
            double[] orders = new double[shop.products()];
            for (StockLine line : StockPlanner.plan(items, settings).lines()) {
                orders[places.getOrDefault(line.item().productId(), 0)] = line.quantity();
            }
            return orders;
        };
    }

    /** Up to mean × lead time × factor. */
    static OrderPolicy formula(double factor, int windowDays) {
        return upTo((row, morning) -> mean(row) * morning.leadTimeDays() * factor, windowDays);
    }

    /** (r, Q) by normal theory: safety by the window's standard deviation, lots of a day's demand. */
    static OrderPolicy normal(double serviceLevel, int windowDays) {
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
                windowDays);
    }

    /** Has each day's demand delivered that morning. */
    static OrderPolicy clairvoyant() {
        return morning -> {
            double[] orders = new double[morning.shop().products()];
            for (int i = 0; i < orders.length; i++) {
                double[] units = morning.shop().units()[i];
                int until = Math.min(units.length, morning.day() + morning.leadTimeDays() + 1);
                double wanted = Arrays.stream(units, Math.min(morning.day(), until), until)
                        .sum();
                orders[i] = Math.max(0, wanted - morning.position(i));
            }
            return orders;
        };
    }

    @FunctionalInterface
    private interface Level {
        double of(double[] lately, OrderPolicy.Morning morning);
    }

    private static OrderPolicy upTo(Level level, int windowDays) {
        return morning -> {
            double[] orders = new double[morning.shop().products()];
            for (int i = 0; i < orders.length; i++) {
                double[] lately = Arrays.copyOfRange(
                        morning.shop().units()[i], Math.max(0, morning.day() - windowDays), morning.day());
                double most = Math.ceil(level.of(lately, morning) - 1e-9);
                orders[i] = Math.max(0, most - morning.position(i));
            }
            return orders;
        };
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
