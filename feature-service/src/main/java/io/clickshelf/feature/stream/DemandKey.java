package io.clickshelf.feature.stream;

import io.clickshelf.feature.model.Compact;
import java.time.LocalDate;

/** A product, warehouse and day (UTC). */
record DemandKey(String productId, String warehouseId, long epochDay) {

    private static final long MILLIS_PER_DAY = 86_400_000;

    static final BinarySerde<DemandKey> SERDE = new BinarySerde<>(
            (key, out) -> {
                out.writeUTF(key.productId);
                out.writeUTF(key.warehouseId);
                Compact.writeLong(out, key.epochDay);
            },
            in -> new DemandKey(in.readUTF(), in.readUTF(), Compact.readLong(in)));

    static DemandKey at(String productId, String warehouseId, long timeMillis) {
        return new DemandKey(productId, warehouseId, Math.floorDiv(timeMillis, MILLIS_PER_DAY));
    }

    LocalDate date() {
        return LocalDate.ofEpochDay(epochDay);
    }
}
