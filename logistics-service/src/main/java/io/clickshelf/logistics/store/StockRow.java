package io.clickshelf.logistics.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What lies in a warehouse.
 *
 * @param onOrderAt when {@code onOrder} was last reported; null if never
 */
public record StockRow(
        String productId,
        String warehouseId,
        double onHand,
        double reserved,
        double onOrder,
        Instant at,
        @Nullable Instant onOrderAt) {}
