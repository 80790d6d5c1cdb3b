package io.clickshelf.logistics.api;

import io.clickshelf.contracts.event.TimeWindow;
import io.clickshelf.contracts.logistics.DeliveryPoint;
import io.clickshelf.contracts.logistics.UnassignedStop;
import io.clickshelf.contracts.logistics.WarehouseLocation;
import io.clickshelf.contracts.logistics.WarehouseStock;
import io.clickshelf.logistics.LogisticsProperties;
import io.clickshelf.logistics.store.OpenOrder;
import io.clickshelf.logistics.store.OpenOrders;
import io.clickshelf.logistics.store.StockLevels;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The orders of the plan's day as stops. The day is that of the earliest promise that can still be kept (today, or, once
 * today's promises are over, tomorrow), and to it belong the orders promised for it, those whose promise was missed,
 * and those of the last day that were promised nothing. Which warehouse serves an order is decided with the routes, within
 * what each has.
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
    record Day(
            LocalDate date,
            List<DeliveryPoint> points,
            @Nullable List<WarehouseStock> stock,
            List<UnassignedStop> unserved,
            List<String> notes) {}

    Day of(List<WarehouseLocation> warehouses, Instant now) {
        List<OpenOrder> open = orders.open(now.minus(properties.openOrderAge()));
        LocalDate date = date(open, now);
        Instant over = date.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC);
        List<OpenOrder> due = open.stream()
                .filter(order -> due(order, now, over))
                .sorted(Comparator.comparing(OpenOrder::placedAt).thenComparing(OpenOrder::orderId))
                .toList();
        List<OpenOrder> today = due.stream().filter(OpenOrder::located).toList();
        List<String> notes = new ArrayList<>();
        notes.add("Planned: " + today.size() + " orders that are promised for " + date
                + ", overdue, or were placed in the last "
                + properties.unpromisedAge().toHours() + " hours without a promise.");
        if (due.size() > today.size()) {
            notes.add((due.size() - today.size())
                    + " more don't say where they go (shipTo with latitude and longitude) and are left out.");
        }
        long late = today.stream().filter(order -> missed(order.window(), now)).count();
        if (late > 0) {
            notes.add("The promised window of " + late + " orders has passed; they are delivered at any time.");
        }
        StockShare stock =
                new StockShare(levels.of(List.copyOf(products(today))), warehouses, today, properties.splitOrders());
        List<DeliveryPoint> points = new ArrayList<>();
        List<UnassignedStop> unserved = new ArrayList<>();
        for (OpenOrder order : today) {
            List<String> from = stock.warehousesOf(order);
            if (from.isEmpty() && stock.splits(order)) {
                points.add(point(order, null, stock.goods(order), now));
            } else if (from.isEmpty()) {
                unserved.add(stock.missing(order));
            } else {
                points.add(point(order, from, stock.goods(order), now));
            }
        }
        notes.addAll(stock.notes());
        return new Day(date, points, stock.scarce(), unserved, notes);
    }

    private LocalDate date(List<OpenOrder> open, Instant now) {
        Instant earliest = open.stream()
                .map(OpenOrder::window)
                .filter(window -> window != null && !missed(window, now))
                .map(TimeWindow::start)
                .filter(start -> start.isBefore(now.plus(properties.horizon())))
                .min(Comparator.naturalOrder())
                .orElse(now);
        return (earliest.isBefore(now) ? now : earliest)
                .atOffset(ZoneOffset.UTC)
                .toLocalDate();
    }

    private boolean due(OpenOrder order, Instant now, Instant over) {
        TimeWindow window = order.window();
        return window == null
                ? order.placedAt().isAfter(now.minus(properties.unpromisedAge()))
                : window.start().isBefore(over);
    }

    private static TreeSet<String> products(List<OpenOrder> orders) {
        TreeSet<String> products = new TreeSet<>();
        orders.forEach(order -> products.addAll(order.units().keySet()));
        return products;
    }

    private static boolean missed(@Nullable TimeWindow window, Instant now) {
        return window != null && window.end().isBefore(now);
    }

    private static DeliveryPoint point(
            OpenOrder order, @Nullable List<String> from, @Nullable Map<String, Double> goods, Instant now) {
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
                null,
                goods,
                from == null ? true : null,
                null,
                from,
                null,
                null,
                null,
                null);
    }
}
