package io.clickshelf.contracts.warehouse;

import io.clickshelf.contracts.json.OnlyKnownFields;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonDeserialize;

/**
 * Where products should lie. {@code {}} plans every warehouse that has a layout, from the platform's own catalogue,
 * forecasts and orders.
 *
 * @param warehouseId absent: every warehouse with a layout
 * @param layout      instead of the stored one
 * @param stored      what lies where, instead of what is stored
 * @param orders      to be picked soon, instead of the platform's own
 * @param maxMoves    most moves to propose; absent: 40
 * @param leastMetersSaved a day, that a move must save; absent: 1
 * @param days        ahead that are planned for; absent: 14
 * @param seconds     to search for; absent: 3 for each warehouse
 * @param propose     whether moves and replenishments are kept that can be approved; absent: where nothing is sent
 *     that replaces what is stored
 */
@OnlyKnownFields
public record WarehouseRequest(
        @Nullable @Size(max = 200) String warehouseId,
        @Nullable @Valid WarehouseLayout layout,
        @Nullable @Size(max = 200_000) List<@NotNull @Valid StoredProduct> stored,

        @Nullable @Size(max = 50_000) @JsonDeserialize(contentUsing = OrderDeserializer.class)
        List<@NotNull @Valid OrderToPick> orders,

        @Nullable @Min(0) @Max(10_000) Integer maxMoves,
        @Nullable @DecimalMin("0") Double leastMetersSaved,
        @Nullable @Min(1) @Max(120) Integer days,
        @Nullable @DecimalMin("0.01") @DecimalMax("120") Double seconds,
        @Nullable Boolean propose) {}
