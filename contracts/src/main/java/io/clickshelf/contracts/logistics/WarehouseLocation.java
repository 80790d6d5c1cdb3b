package io.clickshelf.contracts.logistics;

import io.clickshelf.contracts.json.OnlyKnownFields;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * Where a warehouse lies: {@code ["W1",40.7,-74.0]}, or an object with these fields. Degrees WGS84.
 *
 * @param vehicles        of the usual kind that start here, where the request names no vehicles; absent: as many as needed
 * @param vehicleCapacity units that one of them takes; absent: the usual
 */
@OnlyKnownFields
public record WarehouseLocation(
        @NotBlank @Size(max = 200) String id,
        @NotNull @DecimalMin("-90") @DecimalMax("90") Double latitude,
        @NotNull @DecimalMin("-180") @DecimalMax("180") Double longitude,
        @Nullable @Min(1) @Max(10_000) Integer vehicles,
        @Nullable @Min(1) @Max(1_000_000) Integer vehicleCapacity) {

    /** The plain form. */
    public static WarehouseLocation at(String id, double latitude, double longitude) {
        return new WarehouseLocation(id, latitude, longitude, null, null);
    }
}
