package io.clickshelf.logistics.api.warehouse;

import io.clickshelf.contracts.warehouse.StoredProduct;
import io.clickshelf.logistics.model.warehouse.Floor;
import io.clickshelf.logistics.model.warehouse.PickPlanner.SpotStock;
import io.clickshelf.logistics.model.warehouse.Slot;
import io.clickshelf.logistics.store.StockLevels;
import io.clickshelf.logistics.store.StockRow;
import io.clickshelf.logistics.store.warehouse.StoredProducts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/**
 * What lies where, in units: as counted by location, or, where a location isn't counted, what the warehouse has of the
 * product less what is counted elsewhere. Where stock was never reported, there is enough.
 */
@Component
class WarehouseStock {

    /** More than any order asks for. */
    static final double ENOUGH = 1e6;

    private final StoredProducts stored;
    private final StockLevels levels;

    WarehouseStock(StoredProducts stored, StockLevels levels) {
        this.stored = stored;
        this.levels = levels;
    }

    /**
     * @param faces   pick faces by product
     * @param reserve by product
     * @param missing products whose locations are no longer in the layout
     */
    record Found(Map<String, List<SpotStock>> faces, Map<String, List<SpotStock>> reserve, List<String> missing) {

        /** The first pick face of each product. */
        Map<String, String> spots() {
            Map<String, String> spots = new TreeMap<>();
            faces.forEach((product, at) -> spots.put(product, at.getFirst().spotId()));
            return spots;
        }
    }

    Found of(String warehouseId, Floor floor) {
        List<StoredProduct> places = stored.in(warehouseId);
        Map<String, Double> onHand = new HashMap<>();
        List<String> products =
                places.stream().map(StoredProduct::productId).distinct().toList();
        for (StockRow row : levels.of(products)) {
            if (row.warehouseId().equals(warehouseId)) {
                onHand.put(row.productId(), row.onHand());
            }
        }
        return resolve(places, onHand, floor);
    }

    static Found resolve(List<StoredProduct> places, Map<String, Double> onHand, Floor floor) {
        Map<String, Double> counted = new HashMap<>();
        Map<String, Integer> uncounted = new HashMap<>();
        for (StoredProduct place : places) {
            if (place.units() != null) {
                counted.merge(place.productId(), place.units(), Double::sum);
            } else {
                uncounted.merge(place.productId(), 1, Integer::sum);
            }
        }
        Map<String, Slot> slots = new HashMap<>();
        floor.slots().forEach(slot -> slots.put(slot.spotId(), slot));
        Found found = new Found(new TreeMap<>(), new TreeMap<>(), new ArrayList<>());
        for (StoredProduct place : places) {
            Slot slot = slots.get(place.locationId());
            if (slot == null) {
                found.missing().add(place.productId() + " in " + place.locationId());
                continue;
            }
            double units = place.units() != null
                    ? place.units()
                    : !onHand.containsKey(place.productId())
                            ? ENOUGH
                            : Math.floor(Math.max(
                                            0,
                                            onHand.getOrDefault(place.productId(), 0.0)
                                                    - counted.getOrDefault(place.productId(), 0.0))
                                    / uncounted.getOrDefault(place.productId(), 1));
            (slot.reserve() ? found.reserve() : found.faces())
                    .computeIfAbsent(place.productId(), p -> new ArrayList<>())
                    .add(new SpotStock(place.locationId(), units));
        }
        return found;
    }
}
