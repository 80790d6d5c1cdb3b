package io.clickshelf.logistics.api;

import io.clickshelf.contracts.logistics.Relaxation;
import io.clickshelf.contracts.logistics.UnassignedStop;
import io.clickshelf.contracts.logistics.WarehouseLocation;
import io.clickshelf.logistics.model.routing.Travel;
import io.clickshelf.logistics.store.OpenOrder;
import io.clickshelf.logistics.store.StockRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which warehouses have the goods for an order. Where all orders that a warehouse could serve are covered by its stock,
 * each keeps that choice; where they are not, the orders take their units in the order in which they ask, from the nearest
 * warehouse that still has them. A product whose stock was never reported anywhere counts as there.
 */
final class StockShare {

    private final List<WarehouseLocation> warehouses;
    private final Map<String, Double> left = new HashMap<>();
    private final Map<String, Double> wanted = new HashMap<>();
    private final Set<String> reported = new HashSet<>();
    private int moved;
    private final Set<String> unreported = new HashSet<>();

    StockShare(List<StockRow> stock, List<WarehouseLocation> warehouses, List<OpenOrder> orders) {
        this.warehouses = warehouses;
        for (StockRow row : stock) {
            reported.add(row.productId());
            left.put(PlannedItem.key(row.productId(), row.warehouseId()), row.onHand());
        }
        for (OpenOrder order : orders) {
            for (WarehouseLocation warehouse : candidates(order)) {
                order.units()
                        .forEach((product, units) ->
                                wanted.merge(PlannedItem.key(product, warehouse.id()), units, Double::sum));
            }
            order.units().keySet().stream()
                    .filter(product -> !reported.contains(product))
                    .forEach(unreported::add);
        }
    }

    /** The one that the order was given to if it has all; else all that have all. */
    private List<WarehouseLocation> candidates(OpenOrder order) {
        List<WarehouseLocation> able =
                warehouses.stream().filter(warehouse -> has(warehouse, order)).toList();
        List<WarehouseLocation> given = able.stream()
                .filter(warehouse -> warehouse.id().equals(order.warehouseId()))
                .toList();
        return given.isEmpty() ? able : given;
    }

    private boolean has(WarehouseLocation warehouse, OpenOrder order) {
        return order.units().entrySet().stream()
                .allMatch(line -> !reported.contains(line.getKey())
                        || left.getOrDefault(PlannedItem.key(line.getKey(), warehouse.id()), 0.0)
                                >= line.getValue() - 1e-9);
    }

    /** Ids of the warehouses that may serve it; empty if none has its goods. */
    List<String> warehousesOf(OpenOrder order) {
        List<WarehouseLocation> able = candidates(order);
        if (able.isEmpty()) {
            return List.of();
        }
        boolean contested = able.stream().anyMatch(warehouse -> contested(warehouse, order));
        List<WarehouseLocation> chosen = contested ? List.of(nearest(able, order)) : able;
        if (contested) {
            take(chosen.getFirst(), order);
        }
        if (order.warehouseId() != null
                && chosen.stream().noneMatch(warehouse -> warehouse.id().equals(order.warehouseId()))) {
            moved++;
        }
        List<String> ids = new ArrayList<>();
        chosen.forEach(warehouse -> ids.add(warehouse.id()));
        return ids;
    }

    private boolean contested(WarehouseLocation warehouse, OpenOrder order) {
        return order.units().keySet().stream().filter(reported::contains).anyMatch(product -> {
            String key = PlannedItem.key(product, warehouse.id());
            return wanted.getOrDefault(key, 0.0) > left.getOrDefault(key, 0.0) + 1e-9;
        });
    }

    private static WarehouseLocation nearest(List<WarehouseLocation> able, OpenOrder order) {
        return able.stream()
                .min(Comparator.comparingInt(warehouse -> Travel.sphere(
                                new double[] {warehouse.latitude(), order.latitude()},
                                new double[] {warehouse.longitude(), order.longitude()},
                                1,
                                1)
                        .distance(0, 1)))
                .orElseThrow();
    }

    /** The taken units are gone for later orders; both sides of the comparison shrink, so that it stays contested. */
    private void take(WarehouseLocation warehouse, OpenOrder order) {
        order.units().forEach((product, units) -> {
            String key = PlannedItem.key(product, warehouse.id());
            left.computeIfPresent(key, (k, rest) -> rest - units);
            wanted.computeIfPresent(key, (k, rest) -> rest - units);
        });
    }

    /** What the warehouse that lacks least would need for an order that none can serve. */
    UnassignedStop missing(OpenOrder order) {
        String best = "";
        double least = Double.MAX_VALUE;
        for (WarehouseLocation warehouse : warehouses) {
            double lacks = order.units().entrySet().stream()
                    .filter(line -> reported.contains(line.getKey()))
                    .mapToDouble(line -> Math.max(
                            0,
                            line.getValue() - left.getOrDefault(PlannedItem.key(line.getKey(), warehouse.id()), 0.0)))
                    .sum();
            if (lacks < least) {
                least = lacks;
                best = warehouse.id();
            }
        }
        String text = "Bring " + Math.round(least) + " more units of "
                + order.units().keySet() + " to " + best + ", or split the order.";
        return new UnassignedStop(
                order.orderId(),
                "stock",
                "No warehouse has all of " + order.units() + " left for it.",
                text,
                List.of(new Relaxation("stock", least, "units", null, text)));
    }

    List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (!unreported.isEmpty()) {
            notes.add("Stock of " + unreported.size()
                    + " ordered products was never reported; they count as there in every warehouse.");
        }
        if (moved > 0) {
            notes.add(moved + " orders are served from another warehouse than the one they were given to, which has not"
                    + " enough stock.");
        }
        return notes;
    }
}
