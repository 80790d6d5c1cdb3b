package io.clickshelf.contracts.warehouse;

import io.clickshelf.contracts.json.OnlyKnownFields;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What lies in a location.
 *
 * @param units absent: whatever the warehouse has of it
 */
@OnlyKnownFields
public record StoredProduct(
        @NotBlank @Size(max = 100) String locationId,
        @NotBlank @Size(max = 200) String productId,
        @Nullable @PositiveOrZero Double units) {}
