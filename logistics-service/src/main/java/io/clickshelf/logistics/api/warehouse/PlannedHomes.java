package io.clickshelf.logistics.api.warehouse;

import io.clickshelf.contracts.logistics.DeliveryPoint;
import io.clickshelf.contracts.logistics.DeliveryRoute;
import io.clickshelf.contracts.logistics.RouteResponse;
import io.clickshelf.logistics.LogisticsProperties;
import io.clickshelf.logistics.store.RoutePlanRow;
import io.clickshelf.logistics.store.RoutePlans;
import io.clickshelf.logistics.store.warehouse.PickOrders;
import io.clickshelf.logistics.store.warehouse.PickOrders.PickOrderRow;
import io.clickshelf.platform.time.EventClock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Where the routes that are driven now have orders leave from: there they are picked, an order that they bring from several
 * warehouses part by part.
 */
@Component
class PlannedHomes {

    private final RoutePlans plans;
    private final PickOrders orders;
    private final EventClock clock;
    private final boolean splits;

    PlannedHomes(RoutePlans plans, PickOrders orders, EventClock clock, LogisticsProperties properties) {
        this.plans = plans;
        this.orders = orders;
        this.clock = clock;
        this.splits = properties.routes().splitOrders();
    }

    /** The same orders, each with the warehouse that the routes have it from, and parts for those that come in parts. */
    List<PickOrderRow> of(List<PickOrderRow> open) {
        Optional<RoutePlanRow> plan = plans.current(clock.instant()).stream()
                .filter(row -> row.planDate() != null)
                .reduce((older, newer) -> newer);
        Map<String, List<DeliveryPoint>> gone = splits ? gone(open) : Map.of();
        if (plan.isEmpty() && gone.isEmpty()) {
            return open;
        }
        Map<String, String> from = plan.map(row -> from(row.plan().result())).orElse(Map.of());
        Map<String, List<DeliveryPoint>> parts =
                byOrder(plan.map(row -> row.request().deliveryPoints()).orElse(List.of()));
        List<PickOrderRow> homed = new ArrayList<>();
        for (PickOrderRow order : open) {
            Map<String, Double> left = new LinkedHashMap<>(order.units());
            List<DeliveryPoint> away = gone.getOrDefault(order.orderId(), List.of());
            away.forEach(part -> take(left, part));
            Set<String> taken = away.stream().map(DeliveryPoint::id).collect(Collectors.toSet());
            List<DeliveryPoint> ahead = parts.getOrDefault(order.orderId(), List.of()).stream()
                    .filter(part -> !taken.contains(part.id()))
                    .toList();
            if (!ahead.isEmpty()) {
                ahead.forEach(part -> add(homed, order, part.id(), warehouse(part), take(left, part)));
            } else {
                String home = from.getOrDefault(order.orderId(), order.warehouseId());
                add(homed, order, order.orderId(), home, left);
            }
        }
        return homed;
    }

    /** Of each order, the parts that are picked or delivered, or that approved waves have. */
    private Map<String, List<DeliveryPoint>> gone(List<PickOrderRow> open) {
        List<String> ids = open.stream().map(PickOrderRow::orderId).toList();
        return byOrder(orders.partsGone(ids).stream()
                .flatMap(id -> plans.part(id).stream())
                .toList());
    }

    /** Of those that are parts, the orders that they belong to. */
    Map<String, String> wholes(Collection<String> ids) {
        Map<String, String> wholes = new HashMap<>();
        for (String id : ids) {
            if (id.contains("/")) {
                plans.part(id).ifPresent(part -> wholes.put(id, Objects.requireNonNull(part.partOf())));
            }
        }
        return wholes;
    }

    private static void add(
            List<PickOrderRow> rows,
            PickOrderRow order,
            String id,
            @Nullable String warehouseId,
            Map<String, Double> units) {
        units.values().removeIf(quantity -> quantity <= 0);
        if (!units.isEmpty()) {
            rows.add(new PickOrderRow(id, order.placedAt(), warehouseId, order.windowStart(), units));
        }
    }

    /** Takes a part's goods from what is left of its order, which may be less since it was cancelled; returns them. */
    private static Map<String, Double> take(Map<String, Double> left, DeliveryPoint part) {
        Map<String, Double> taken = new LinkedHashMap<>();
        Objects.requireNonNullElse(part.goods(), Map.<String, Double>of()).forEach((product, units) -> {
            double now = Math.min(units, left.getOrDefault(product, 0.0));
            taken.put(product, now);
            left.merge(product, -now, Double::sum);
        });
        return taken;
    }

    private static @Nullable String warehouse(DeliveryPoint part) {
        return part.warehouseIds() == null ? null : part.warehouseIds().getFirst();
    }

    private static Map<String, List<DeliveryPoint>> byOrder(@Nullable List<DeliveryPoint> points) {
        return Objects.requireNonNullElse(points, List.<DeliveryPoint>of()).stream()
                .filter(point -> point.partOf() != null)
                .collect(Collectors.groupingBy(point -> Objects.requireNonNull(point.partOf())));
    }

    private static Map<String, String> from(@Nullable RouteResponse result) {
        Map<String, String> from = new HashMap<>();
        for (DeliveryRoute route : result == null ? List.<DeliveryRoute>of() : result.routes()) {
            route.stops().stream()
                    .filter(stop -> stop.kind().equals("delivery") && stop.id() != null)
                    .forEach(stop -> from.put(String.valueOf(stop.id()), route.warehouseId()));
        }
        return from;
    }
}
