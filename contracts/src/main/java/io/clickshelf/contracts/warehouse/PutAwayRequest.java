package io.clickshelf.contracts.warehouse;

import io.clickshelf.contracts.json.OnlyKnownFields;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Goods that have arrived and want a place.
 *
 * @param warehouseId absent: the only one with a layout
 */
@OnlyKnownFields
public record PutAwayRequest(
        @Nullable String warehouseId,
        @NotNull @Size(min = 1, max = 5000) List<@NotNull @Valid Arrival> goods) {

    /**
     * @param kind pallet (sealed: goes to reserve whole while its pick faces have stock), carton or return; absent: carton
     */
    @OnlyKnownFields
    public record Arrival(
            @NotBlank @Size(max = 200) String productId,
            @NotNull @Positive Double units,

            @Nullable @Pattern(regexp = "pallet|carton|return")
            String kind) {}
}
