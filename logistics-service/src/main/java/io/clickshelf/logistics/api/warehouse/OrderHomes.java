package io.clickshelf.logistics.api.warehouse;

import io.clickshelf.logistics.model.warehouse.PickPlanner.SpotStock;
import io.clickshelf.logistics.store.warehouse.PickOrders.PickOrderRow;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Where an order is picked: where the routes have it from ({@link PlannedHomes}), else in the warehouse that it names; if it
 * names none, in the only one, else in the first, by name, that has all of it, else in the first in which all of it has a place.
 */
@Component
class OrderHomes {

    private final Floors floors;
    private final WarehouseStock stock;
    private final PlannedHomes planned;

    OrderHomes(Floors floors, WarehouseStock stock, PlannedHomes planned) {
        this.planned = planned;
        this.floors = floors;
        this.stock = stock;
    }

    /** The same orders, each with its warehouse where there is one for it. */
    List<PickOrderRow> of(List<PickOrderRow> open) {
        List<PickOrderRow> orders = planned.of(open);
        if (orders.stream().allMatch(order -> order.warehouseId() != null)) {
            return orders;
        }
        List<String> warehouses = floors.warehouses().stream().sorted().toList();
        if (warehouses.size() == 1) {
            return orders.stream()
                    .map(order -> order.warehouseId() == null ? in(order, warehouses.getFirst()) : order)
                    .toList();
        }
        Map<String, Map<String, Double>> units = new TreeMap<>();
        warehouses.forEach(warehouse -> units.put(warehouse, units(warehouse)));
        return orders.stream()
                .map(order -> order.warehouseId() == null ? in(order, home(order, units)) : order)
                .toList();
    }

    private Map<String, Double> units(String warehouseId) {
        Map<String, Double> units = new HashMap<>();
        WarehouseStock.Found found =
                stock.of(warehouseId, floors.one(warehouseId).floor());
        for (Map<String, List<SpotStock>> part : List.of(found.faces(), found.reserve())) {
            part.forEach((product, spots) -> spots.forEach(spot -> units.merge(product, spot.units(), Double::sum)));
        }
        return units;
    }

    private static @Nullable String home(PickOrderRow order, Map<String, Map<String, Double>> units) {
        String place = null;
        for (Map.Entry<String, Map<String, Double>> warehouse : units.entrySet()) {
            Map<String, Double> there = warehouse.getValue();
            if (there.keySet().containsAll(order.units().keySet())) {
                place = place == null ? warehouse.getKey() : place;
                boolean enough = order.units().entrySet().stream()
                        .allMatch(line -> there.getOrDefault(line.getKey(), 0.0) >= line.getValue());
                if (enough) {
                    return warehouse.getKey();
                }
            }
        }
        return place;
    }

    private static PickOrderRow in(PickOrderRow order, @Nullable String warehouseId) {
        return new PickOrderRow(order.orderId(), order.placedAt(), warehouseId, order.windowStart(), order.units());
    }
}
