package io.clickshelf.contracts.event;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A product of the catalogue. The newest record of a {@code productId} replaces the one before.
 *
 * @param category             path from the widest to the narrowest, parted by {@code " > "}
 * @param price                list price of one unit
 * @param cost                 of one unit to the shop
 * @param minimumAdvertisedPrice below which it may not be offered
 * @param packSize             units that a supplier ships together
 * @param minimumOrderQuantity units that a supplier asks for at least
 * @param leadTimeDays         from order to arrival
 * @param active               false once it is no longer sold; absent means sold
 */
public record Product(
        @Nullable @Size(max = 200) String eventId,
        @NotBlank @Size(max = 200) String productId,
        @NotBlank @Size(max = 1000) String title,
        @Nullable @Size(max = 20_000) String description,
        @Nullable @Size(max = 200) String brand,
        @Nullable @Size(max = 500) String category,
        @Nullable @PositiveOrZero BigDecimal price,
        @Nullable String currency,
        @Nullable @PositiveOrZero BigDecimal cost,
        @Nullable @PositiveOrZero BigDecimal minimumAdvertisedPrice,
        @Nullable String imageUrl,
        @Nullable String link,
        @Nullable String gtin,
        @Nullable @PositiveOrZero BigDecimal weightKg,
        @Nullable @PositiveOrZero BigDecimal volumeLiters,
        @Nullable @Positive Integer packSize,
        @Nullable @PositiveOrZero Integer minimumOrderQuantity,
        @Nullable @PositiveOrZero Double leadTimeDays,
        @Nullable String supplierId,
        @Nullable Boolean active,
        @Nullable Map<String, String> attributes,
        @Nullable Instant updatedAt)
        implements Identified {

    /** The smallest product that can be shown and sold. */
    public static Product of(String productId, String title, @Nullable BigDecimal price, @Nullable String currency) {
        return new Product(
                null, productId, title, null, null, null, price, currency, null, null, null, null, null, null, null,
                null, null, null, null, null, null, null);
    }

    public Product withEventId(String id) {
        return new Product(
                id,
                productId,
                title,
                description,
                brand,
                category,
                price,
                currency,
                cost,
                minimumAdvertisedPrice,
                imageUrl,
                link,
                gtin,
                weightKg,
                volumeLiters,
                packSize,
                minimumOrderQuantity,
                leadTimeDays,
                supplierId,
                active,
                attributes,
                updatedAt);
    }

    /** Whether it is still sold. */
    public boolean sold() {
        return active == null || active;
    }

    @Override
    public Instant timestamp() {
        return updatedAt == null ? Instant.EPOCH : updatedAt;
    }

    @Override
    public String key() {
        return productId;
    }

    @Override
    public String identity() {
        return eventId != null ? eventId : EventIds.digest("product", this);
    }
}
