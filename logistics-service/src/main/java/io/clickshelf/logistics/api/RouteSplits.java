package io.clickshelf.logistics.api;

import io.clickshelf.contracts.logistics.DeliveryPoint;
import io.clickshelf.contracts.logistics.RouteRequest;
import io.clickshelf.contracts.logistics.StopGroup;
import io.clickshelf.contracts.logistics.WarehouseLocation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Stops that may be split, where no warehouse has all of their goods, as parts from several: first from the one that has
 * most of it, the nearest of those that have as much.
 */
final class RouteSplits {

    private RouteSplits() {}

    static RouteRequest of(RouteRequest request) {
        List<DeliveryPoint> points = Objects.requireNonNull(request.deliveryPoints());
        if (points.stream().noneMatch(point -> Boolean.TRUE.equals(point.split()))) {
            return request;
        }
        Set<String> grouped = new HashSet<>();
        Objects.requireNonNullElse(request.groups(), List.<StopGroup>of())
                .forEach(group -> grouped.addAll(group.ids()));
        RouteStocks stocks = new RouteStocks(request, null);
        List<DeliveryPoint> split = new ArrayList<>();
        for (DeliveryPoint point : points) {
            if (Boolean.TRUE.equals(point.split())) {
                check(point, grouped);
                split.addAll(parts(point, stocks));
            } else {
                split.add(point);
            }
        }
        return request.resolved(
                Objects.requireNonNull(request.warehouseLocations()),
                split,
                Objects.requireNonNull(request.departAt()),
                request.conditions());
    }

    private static void check(DeliveryPoint point, Set<String> grouped) {
        if (point.goods() == null || point.fetchFrom() != null || grouped.contains(point.id())) {
            throw new IllegalArgumentException("Delivery point " + point.id()
                    + " may be split; give it goods that are in stock, no fetchFrom, and no group.");
        }
    }

    /** The stop itself if one warehouse has all of it, or all together have too little. */
    private static List<DeliveryPoint> parts(DeliveryPoint point, RouteStocks stocks) {
        Map<String, Double> goods = Objects.requireNonNull(point.goods());
        if (stocks.nearest(point).isPresent()) {
            return List.of(point);
        }
        Map<WarehouseLocation, Map<String, Double>> shares = stocks.shares(point);
        double all = sum(goods);
        double before = 0;
        List<DeliveryPoint> parts = new ArrayList<>();
        for (Map.Entry<WarehouseLocation, Map<String, Double>> share : shares.entrySet()) {
            double so = before + sum(share.getValue());
            DeliveryPoint part = point.part(
                    share.getKey().id(),
                    share.getValue(),
                    between(point.demand(), before / all, so / all),
                    parts.isEmpty() ? point.pickup() : null);
            stocks.take(part, share.getKey().id());
            parts.add(part);
            before = so;
        }
        return parts.isEmpty() ? List.of(point) : parts;
    }

    private static double sum(Map<String, Double> goods) {
        return goods.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    private static @Nullable List<Integer> between(@Nullable List<Integer> demand, double from, double to) {
        return demand == null
                ? null
                : demand.stream()
                        .map(units -> (int) (Math.round(units * to) - Math.round(units * from)))
                        .toList();
    }
}
