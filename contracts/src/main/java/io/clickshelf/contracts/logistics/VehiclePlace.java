package io.clickshelf.contracts.logistics;

import io.clickshelf.contracts.json.OnlyKnownFields;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * Where a vehicle's route starts or ends: the id of a warehouse, {@code "W2"}, or {@code [50.1,8.2]}, or an object with one of
 * them.
 *
 * @param latitude degrees WGS84, with the longitude
 */
@OnlyKnownFields
public record VehiclePlace(
        @Nullable @Size(min = 1, max = 200) String warehouseId,
        @Nullable @DecimalMin("-90") @DecimalMax("90") Double latitude,
        @Nullable @DecimalMin("-180") @DecimalMax("180") Double longitude) {}
