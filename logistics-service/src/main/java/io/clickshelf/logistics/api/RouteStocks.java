package io.clickshelf.logistics.api;

import io.clickshelf.contracts.logistics.DeliveryPoint;
import io.clickshelf.contracts.logistics.RouteRequest;
import io.clickshelf.contracts.logistics.RouteResponse;
import io.clickshelf.contracts.logistics.RouteStop;
import io.clickshelf.contracts.logistics.WarehouseLocation;
import io.clickshelf.contracts.logistics.WarehouseStock;
import io.clickshelf.logistics.model.routing.DepotStock;
import io.clickshelf.logistics.model.routing.Travel;
import io.clickshelf.logistics.store.Underway;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What warehouses have left of the goods that stops take, without what has left them already. */
final class RouteStocks {

    /** The engine counts units in thousandths. */
    private static final double PARTS = 1000;

    private final RouteRequest request;
    private final Map<String, Long> left = new HashMap<>();
    private final Set<String> products = new TreeSet<>();
    private final Map<String, DeliveryPoint> points = new HashMap<>();
    private final Set<String> gone = new HashSet<>();

    RouteStocks(RouteRequest request, @Nullable Underway underway) {
        this.request = request;
        Set<String> warehouses = new HashSet<>();
        locations().forEach(warehouse -> warehouses.add(warehouse.id()));
        for (WarehouseStock stock : Objects.requireNonNullElse(request.stock(), List.<WarehouseStock>of())) {
            if (!warehouses.contains(stock.warehouseId())) {
                throw new IllegalArgumentException("The stock of product " + stock.productId() + " names warehouse \""
                        + stock.warehouseId() + "\", which is not among the warehouseLocations.");
            }
            if (left.put(PlannedItem.key(stock.productId(), stock.warehouseId()), parts(stock.units())) != null) {
                throw new IllegalArgumentException("The stock of product " + stock.productId() + " in warehouse "
                        + stock.warehouseId() + " is given twice.");
            }
            products.add(stock.productId());
        }
        for (DeliveryPoint point : Objects.requireNonNull(request.deliveryPoints())) {
            points.put(point.id(), point);
            if (point.partOf() != null) {
                if (point.warehouseIds() == null || point.warehouseIds().size() != 1) {
                    throw new IllegalArgumentException("Delivery point " + point.id() + " is a part of "
                            + point.partOf() + "; give it the one warehouse in warehouseIds that its goods are in.");
                }
                take(point, point.warehouseIds().getFirst());
            }
        }
        if (underway != null) {
            takeGone(underway);
        }
    }

    private void takeGone(Underway underway) {
        for (Underway.Moving moving : underway.moving()) {
            moving.driven().stream()
                    .filter(stop -> stop.kind().equals("delivery"))
                    .map(RouteStop::id)
                    .forEach(id -> take(String.valueOf(id), moving.warehouseId()));
            moving.onBoard().forEach(id -> take(id, moving.warehouseId()));
        }
        underway.parcels().forEach(parcel -> take(parcel.id(), origin(parcel, underway)));
    }

    /** The warehouse that goods left, now at it or with a vehicle that is out. */
    private String origin(Underway.Parcel parcel, Underway underway) {
        return Stream.concat(
                        locations()
                                .map(WarehouseLocation::id)
                                .filter(id -> RoutePlaces.warehouse(id).equals(parcel.place())),
                        underway.moving().stream()
                                .filter(moving -> moving.lost()
                                        && moving.place().equals(parcel.place())
                                        && Objects.equals(moving.latitude(), parcel.latitude())
                                        && Objects.equals(moving.longitude(), parcel.longitude()))
                                .map(Underway.Moving::warehouseId))
                .findFirst()
                .orElse("");
    }

    private Stream<WarehouseLocation> locations() {
        return Objects.requireNonNull(request.warehouseLocations()).stream();
    }

    /** Without what the routes of a plan take. */
    static RouteStocks beside(RouteResponse plan, RouteRequest request) {
        RouteStocks stocks = new RouteStocks(request, null);
        plan.routePlan().forEach((warehouse, ids) -> ids.forEach(id -> stocks.take(id, warehouse)));
        return stocks;
    }

    private static long parts(double units) {
        return Math.round(units * PARTS);
    }

    private static Map<String, Double> goods(DeliveryPoint point) {
        return Objects.requireNonNullElse(point.goods(), Map.of());
    }

    /** Goods of a stop of the request leave a warehouse, once. */
    void take(String id, String warehouse) {
        DeliveryPoint point = points.get(id);
        if (point != null) {
            take(point, warehouse);
        }
    }

    /** Goods of a stop leave a warehouse, once. */
    void take(DeliveryPoint point, String warehouse) {
        if (gone.add(point.id())) {
            goods(point)
                    .forEach((product, units) -> left.computeIfPresent(
                            PlannedItem.key(product, warehouse), (key, rest) -> Math.max(0, rest - parts(units))));
        }
    }

    /** The nearest warehouse that may serve a stop and has its goods left. */
    Optional<String> nearest(DeliveryPoint point) {
        List<String> allowed = point.warehouseIds();
        return locations()
                .filter(warehouse ->
                        (allowed == null || allowed.contains(warehouse.id())) && has(warehouse.id(), point))
                .min(Comparator.comparingInt(warehouse -> meters(warehouse, point)))
                .map(WarehouseLocation::id);
    }

    private static int meters(WarehouseLocation warehouse, DeliveryPoint point) {
        return Travel.sphere(
                        new double[] {warehouse.latitude(), point.latitude()},
                        new double[] {warehouse.longitude(), point.longitude()},
                        1,
                        1)
                .distance(0, 1);
    }

    /** Whether a warehouse has enough left for a stop. */
    private boolean has(String warehouse, DeliveryPoint point) {
        return goods(point).entrySet().stream()
                .allMatch(line -> !products.contains(line.getKey())
                        || left.getOrDefault(PlannedItem.key(line.getKey(), warehouse), 0L) >= parts(line.getValue()));
    }

    /** What each of several warehouses brings of a stop's goods; empty if all together have too little. */
    Map<WarehouseLocation, Map<String, Double>> shares(DeliveryPoint point) {
        Map<String, Double> wanted = new TreeMap<>(goods(point));
        Map<WarehouseLocation, Map<String, Double>> shares = new LinkedHashMap<>();
        List<WarehouseLocation> near = locations()
                .filter(warehouse ->
                        point.warehouseIds() == null || point.warehouseIds().contains(warehouse.id()))
                .sorted(Comparator.comparingInt(warehouse -> meters(warehouse, point)))
                .toList();
        while (!wanted.isEmpty()) {
            WarehouseLocation most = near.stream()
                    .filter(warehouse -> !shares.containsKey(warehouse))
                    .max(Comparator.comparingDouble(warehouse -> share(warehouse, wanted).values().stream()
                            .mapToDouble(Double::doubleValue)
                            .sum()))
                    .orElse(null);
            if (most == null) {
                return Map.of();
            }
            Map<String, Double> share = share(most, wanted);
            share.forEach((product, units) -> wanted.merge(product, -units, Double::sum));
            wanted.values().removeIf(units -> units < 1 / PARTS);
            if (share.isEmpty()) {
                return Map.of();
            }
            shares.put(most, share);
        }
        return shares;
    }

    private Map<String, Double> share(WarehouseLocation warehouse, Map<String, Double> wanted) {
        Map<String, Double> share = new TreeMap<>();
        wanted.forEach((product, units) -> {
            double there = products.contains(product)
                    ? left.getOrDefault(PlannedItem.key(product, warehouse.id()), 0L) / PARTS
                    : units;
            if (Math.min(there, units) > 0) {
                share.put(product, Math.min(there, units));
            }
        });
        return share;
    }

    /** Those that do not last for all that may take from them. */
    List<DepotStock> of(List<DeliveryPoint> tasks, RouteFleet fleet) {
        List<DepotStock> stocks = new ArrayList<>();
        for (String product : products) {
            Map<Integer, Long> units = new HashMap<>();
            for (int task = 0; task < tasks.size(); task++) {
                Double taken = goods(tasks.get(task)).get(product);
                if (taken != null
                        && !gone.contains(tasks.get(task).id())
                        && tasks.get(task).fetchFrom() == null) {
                    units.put(task, parts(taken));
                }
            }
            long wanted = units.values().stream().mapToLong(Long::longValue).sum();
            for (WarehouseLocation warehouse : locations().toList()) {
                long there = left.getOrDefault(PlannedItem.key(product, warehouse.id()), 0L);
                if (there < wanted) {
                    stocks.add(new DepotStock(fleet.loadedAt(warehouse.id()), there, units));
                }
            }
        }
        return stocks;
    }
}
