package io.clickshelf.contracts.logistics;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** Where a warehouse lies: {@code ["W1",40.7,-74.0]}, or an object with these fields. Degrees WGS84. */
public record WarehouseLocation(
        @NotBlank @Size(max = 200) String id,
        @NotNull @DecimalMin("-90") @DecimalMax("90") Double latitude,
        @NotNull @DecimalMin("-180") @DecimalMax("180") Double longitude) {}
