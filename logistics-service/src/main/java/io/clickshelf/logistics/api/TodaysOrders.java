package io.clickshelf.logistics.api;

import io.clickshelf.contracts.event.TimeWindow;
import io.clickshelf.contracts.logistics.DeliveryPoint;
import io.clickshelf.contracts.logistics.UnassignedStop;
import io.clickshelf.contracts.logistics.WarehouseLocation;
import io.clickshelf.logistics.LogisticsProperties;
import io.clickshelf.logistics.store.OpenOrder;
import io.clickshelf.logistics.store.OpenOrders;
import io.clickshelf.logistics.store.StockLevels;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The day's open orders as stops. Which warehouse serves an order is decided with the routes among those with enough
 * stock; only where orders compete for the same units is it decided before, nearest first.
 */
@Component
class TodaysOrders {

    private final OpenOrders orders;
    private final StockLevels levels;
    private final LogisticsProperties.Routes properties;

    TodaysOrders(OpenOrders orders, StockLevels levels, LogisticsProperties properties) {
        this.orders = orders;
        this.levels = levels;
        this.properties = properties.routes();
    }

    /** The stops, and the orders that can't become one. */
    record Day(List<DeliveryPoint> points, List<UnassignedStop> unserved, List<String> notes) {}

    Day of(List<WarehouseLocation> warehouses, Instant now) {
        List<OpenOrder> open = orders.open(now.minus(properties.openOrderAge()));
        List<OpenOrder> today = open.stream()
                .filter(OpenOrder::located)
                .filter(order ->
                        order.window() == null || order.window().start().isBefore(now.plus(properties.horizon())))
                .sorted(Comparator.comparing(OpenOrder::placedAt).thenComparing(OpenOrder::orderId))
                .toList();
        List<String> notes = new ArrayList<>();
        long unlocated = open.stream().filter(order -> !order.located()).count();
        if (unlocated > 0) {
            notes.add(
                    unlocated + " open orders don't say where they go (shipTo with latitude and longitude) and are left"
                            + " out.");
        }
        long late = today.stream().filter(order -> missed(order.window(), now)).count();
        if (late > 0) {
            notes.add("The promised window of " + late + " orders has passed; they are delivered at any time.");
        }
        StockShare stock = new StockShare(levels.of(List.copyOf(products(today))), warehouses, today);
        List<DeliveryPoint> points = new ArrayList<>();
        List<UnassignedStop> unserved = new ArrayList<>();
        for (OpenOrder order : today) {
            List<String> from = stock.warehousesOf(order);
            if (from.isEmpty()) {
                unserved.add(new UnassignedStop(
                        order.orderId(),
                        "stock",
                        "No warehouse has all of " + order.units() + " left for it.",
                        "Transfer or order stock, or split the order."));
            } else {
                points.add(point(order, from, now));
            }
        }
        notes.addAll(stock.notes());
        return new Day(points, unserved, notes);
    }

    private static TreeSet<String> products(List<OpenOrder> orders) {
        TreeSet<String> products = new TreeSet<>();
        orders.forEach(order -> products.addAll(order.units().keySet()));
        return products;
    }

    private static boolean missed(@Nullable TimeWindow window, Instant now) {
        return window != null && window.end().isBefore(now);
    }

    private static DeliveryPoint point(OpenOrder order, List<String> from, Instant now) {
        double units =
                order.units().values().stream().mapToDouble(Double::doubleValue).sum();
        TimeWindow window = order.window();
        return new DeliveryPoint(
                order.orderId(),
                order.latitude(),
                order.longitude(),
                List.of((int) Math.min(1_000_000, Math.ceil(units))),
                null,
                window == null || missed(window, now) ? null : List.of(window),
                null,
                null,
                null,
                from,
                null);
    }
}
