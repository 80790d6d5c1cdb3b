package io.clickshelf.contracts.logistics;

import io.clickshelf.contracts.json.OnlyKnownFields;
import io.clickshelf.contracts.warehouse.WarehouseLayout;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A place that goods are stocked in and delivered from.
 *
 * @param id              as inventory and orders name it; in a {@code PUT} the path says it
 * @param latitude        degrees WGS84
 * @param longitude       degrees WGS84
 * @param vehicles        that start here; absent: as many as the day needs
 * @param vehicleCapacity units that one of them takes; absent: the usual
 * @param layout          as it is walked; left out of a {@code PUT}: stays as it is
 */
@OnlyKnownFields
public record Warehouse(
        @Nullable @Size(max = 200) String id,
        @Nullable @Size(max = 200) String name,
        @NotNull @DecimalMin("-90") @DecimalMax("90") Double latitude,
        @NotNull @DecimalMin("-180") @DecimalMax("180") Double longitude,
        @Nullable @Min(1) @Max(10_000) Integer vehicles,
        @Nullable @Min(1) @Max(1_000_000) Integer vehicleCapacity,
        @Nullable @Valid WarehouseLayout layout) {

    public Warehouse withLayout(@Nullable WarehouseLayout newLayout) {
        return new Warehouse(id, name, latitude, longitude, vehicles, vehicleCapacity, newLayout);
    }
}
