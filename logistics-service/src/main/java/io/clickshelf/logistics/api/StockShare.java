package io.clickshelf.logistics.api;

import io.clickshelf.contracts.logistics.Relaxation;
import io.clickshelf.contracts.logistics.UnassignedStop;
import io.clickshelf.contracts.logistics.WarehouseLocation;
import io.clickshelf.contracts.logistics.WarehouseStock;
import io.clickshelf.logistics.store.OpenOrder;
import io.clickshelf.logistics.store.StockRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which warehouses have the goods for an order: the one that it was given to, else all that have all of it. Where that is
 * more than a warehouse has of some product, all orders for the product may come from anywhere, and take from the stocks
 * that the routes must keep to. A product whose stock was never reported anywhere counts as there.
 */
final class StockShare {

    private static final double LEAST = 1e-9;

    private final List<WarehouseLocation> warehouses;
    private final Map<String, Double> onHand = new HashMap<>();
    private final Set<String> reported = new HashSet<>();
    private final Set<String> unreported = new HashSet<>();
    private final Set<String> scarce;
    private final boolean split;
    private int moved;
    private int competing;

    /** @param split whether an order may come from several warehouses where none has all of it */
    StockShare(List<StockRow> stock, List<WarehouseLocation> warehouses, List<OpenOrder> orders, boolean split) {
        this.warehouses = warehouses;
        this.split = split;
        for (StockRow row : stock) {
            reported.add(row.productId());
            onHand.put(PlannedItem.key(row.productId(), row.warehouseId()), row.onHand());
        }
        for (OpenOrder order : orders) {
            order.units().keySet().stream()
                    .filter(product -> !reported.contains(product))
                    .forEach(unreported::add);
        }
        Set<String> known = new TreeSet<>();
        orders.stream()
                .filter(this::splits)
                .forEach(order -> known.addAll(order.units().keySet()));
        known.retainAll(reported);
        boolean more;
        do {
            // Orders that may come from anywhere may make other products scarce.
            more = known.addAll(scarce(orders, known));
        } while (more);
        this.scarce = known;
    }

    /** Products that do not last somewhere if orders for those already known to be scarce may come from anywhere. */
    private Set<String> scarce(List<OpenOrder> orders, Set<String> known) {
        Map<String, Double> wanted = new HashMap<>();
        Set<String> found = new TreeSet<>();
        for (OpenOrder order : orders) {
            for (WarehouseLocation warehouse : candidates(order, known)) {
                order.units().forEach((product, units) -> {
                    String key = PlannedItem.key(product, warehouse.id());
                    double sum = wanted.merge(key, units, Double::sum);
                    if (reported.contains(product) && sum > onHand.getOrDefault(key, 0.0) + LEAST) {
                        found.add(product);
                    }
                });
            }
        }
        return found;
    }

    private List<WarehouseLocation> candidates(OpenOrder order, Set<String> shared) {
        List<WarehouseLocation> able =
                warehouses.stream().filter(warehouse -> has(warehouse, order)).toList();
        List<WarehouseLocation> given = able.stream()
                .filter(warehouse -> warehouse.id().equals(order.warehouseId()))
                .toList();
        boolean anywhere = order.units().keySet().stream().anyMatch(shared::contains);
        return given.isEmpty() || anywhere ? able : given;
    }

    private boolean has(WarehouseLocation warehouse, OpenOrder order) {
        return order.units().entrySet().stream()
                .allMatch(line -> !reported.contains(line.getKey())
                        || onHand.getOrDefault(PlannedItem.key(line.getKey(), warehouse.id()), 0.0)
                                >= line.getValue() - LEAST);
    }

    /** Ids of the warehouses that may serve it; empty if none has its goods. */
    List<String> warehousesOf(OpenOrder order) {
        List<String> ids =
                candidates(order, scarce).stream().map(WarehouseLocation::id).toList();
        boolean competes = goods(order) != null;
        competing += competes && !ids.isEmpty() ? 1 : 0;
        if (!ids.isEmpty() && order.warehouseId() != null && !ids.contains(order.warehouseId())) {
            moved++;
        }
        return ids;
    }

    /** Whether it is to come from several warehouses: none has all of it, all together have. */
    boolean splits(OpenOrder order) {
        return split
                && warehouses.stream().noneMatch(warehouse -> has(warehouse, order))
                && order.units().entrySet().stream()
                        .allMatch(line -> !reported.contains(line.getKey())
                                || warehouses.stream()
                                                .mapToDouble(warehouse -> onHand.getOrDefault(
                                                        PlannedItem.key(line.getKey(), warehouse.id()), 0.0))
                                                .sum()
                                        >= line.getValue() - LEAST);
    }

    /** What it takes of goods that do not last for all, of an order that is split all; null if nothing. */
    @Nullable
    Map<String, Double> goods(OpenOrder order) {
        if (splits(order)) {
            return new TreeMap<>(order.units());
        }
        Map<String, Double> goods = new TreeMap<>(order.units());
        goods.keySet().retainAll(scarce);
        return goods.isEmpty() ? null : goods;
    }

    /** What each warehouse has of goods that do not last for all; null if all do. */
    @Nullable
    List<WarehouseStock> scarce() {
        List<WarehouseStock> stocks = new ArrayList<>();
        for (String product : scarce) {
            for (WarehouseLocation warehouse : warehouses) {
                double units = onHand.getOrDefault(PlannedItem.key(product, warehouse.id()), 0.0);
                stocks.add(new WarehouseStock(warehouse.id(), product, Math.max(0, units)));
            }
        }
        return stocks.isEmpty() ? null : stocks;
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
                            line.getValue() - onHand.getOrDefault(PlannedItem.key(line.getKey(), warehouse.id()), 0.0)))
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
                "No warehouse has all of " + order.units() + ".",
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
        if (competing > 0) {
            notes.add(competing + " orders compete for " + scarce.size()
                    + " products that do not last everywhere; the routes decide which warehouse serves which.");
        }
        return notes;
    }
}
