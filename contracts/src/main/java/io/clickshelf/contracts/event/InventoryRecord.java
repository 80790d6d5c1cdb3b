package io.clickshelf.contracts.event;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What lies in a warehouse: a level, not a movement, so the newest by {@code timestamp} holds.
 *
 * @param stockLevel units on hand
 * @param reserved   units of those promised to orders
 * @param onOrder    units on their way from suppliers
 * @param expectedAt when those arrive
 */
public record InventoryRecord(
        @Nullable @Size(max = 200) String eventId,
        @NotBlank @Size(max = 200) String productId,
        @NotNull @PositiveOrZero BigDecimal stockLevel,
        @NotBlank @Size(max = 200) String warehouseId,
        @NotNull Instant timestamp,
        @Nullable @PositiveOrZero BigDecimal reserved,
        @Nullable @PositiveOrZero BigDecimal onOrder,
        @Nullable Instant expectedAt)
        implements Identified {

    public InventoryRecord withEventId(String id) {
        return new InventoryRecord(id, productId, stockLevel, warehouseId, timestamp, reserved, onOrder, expectedAt);
    }

    @Override
    public String key() {
        return productId;
    }

    @Override
    public String identity() {
        return eventId != null
                ? eventId
                : EventIds.digest("inventory", productId, warehouseId, timestamp, stockLevel, reserved, onOrder);
    }
}
