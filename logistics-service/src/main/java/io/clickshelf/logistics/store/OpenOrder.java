package io.clickshelf.logistics.store;

import io.clickshelf.contracts.event.TimeWindow;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An order that is still to be delivered.
 *
 * @param located     whether it says where it goes
 * @param units       still wanted, by product
 * @param warehouseId that it was given to
 */
public record OpenOrder(
        String orderId,
        Instant placedAt,
        boolean located,
        double latitude,
        double longitude,
        @Nullable TimeWindow window,
        @Nullable String warehouseId,
        Map<String, Double> units) {}
