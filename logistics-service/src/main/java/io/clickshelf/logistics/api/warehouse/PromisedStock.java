package io.clickshelf.logistics.api.warehouse;

import io.clickshelf.contracts.warehouse.PickBatch;
import io.clickshelf.contracts.warehouse.PickWave;
import io.clickshelf.logistics.store.warehouse.PickWaves;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What approved waves have still to take: it lies there, and is nobody else's. */
@Component
class PromisedStock {

    private final PickWaves waves;

    PromisedStock(PickWaves waves) {
        this.waves = waves;
    }

    /**
     * Units by {@link #key} that are to be taken in a warehouse.
     *
     * @param except a wave that isn't counted; null for none
     */
    Map<String, Double> in(String warehouseId, @Nullable String except) {
        List<PickBatch> batches = waves.approved(warehouseId).stream()
                .filter(wave -> !String.valueOf(wave.waveId()).equals(except))
                .map(PickWave::batches)
                .flatMap(List::stream)
                .filter(batch -> !batch.status().equals(PickWaves.DONE))
                .toList();
        return units(batches);
    }

    /** Units that batches take, by {@link #key}. */
    static Map<String, Double> units(List<PickBatch> batches) {
        Map<String, Double> units = new TreeMap<>();
        for (PickBatch batch : batches) {
            for (PickBatch.PickStop stop : batch.stops()) {
                stop.picks()
                        .forEach(pick ->
                                units.merge(key(pick.productId(), stop.locationId()), pick.quantity(), Double::sum));
            }
        }
        return units;
    }

    /** A product in a location. */
    static String key(String productId, String locationId) {
        return productId + "\n" + locationId;
    }

    static String product(String key) {
        return key.substring(0, key.indexOf('\n'));
    }
}
