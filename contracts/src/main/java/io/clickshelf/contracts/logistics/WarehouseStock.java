package io.clickshelf.contracts.logistics;

import io.clickshelf.contracts.json.OnlyKnownFields;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;

/** What a warehouse has of a product. */
@OnlyKnownFields
public record WarehouseStock(
        @NotBlank @Size(max = 200) String warehouseId,
        @NotBlank @Size(max = 200) String productId,
        @NotNull @PositiveOrZero Double units) {}
