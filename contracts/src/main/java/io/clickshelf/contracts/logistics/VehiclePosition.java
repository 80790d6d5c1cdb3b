package io.clickshelf.contracts.logistics;

import io.clickshelf.contracts.json.OnlyKnownFields;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a vehicle of a plan under way is.
 *
 * @param vehicle  its kind and number, as {@code W1-van#2}
 * @param latitude degrees WGS84
 * @param at       when; absent: the time of the change
 * @param lastStop id of the last stop that it made: of one whose goods it loads on the way the load, until its delivery was
 *                 due; absent: as planned for that time
 */
@OnlyKnownFields
public record VehiclePosition(
        @NotBlank @Size(max = 220) String vehicle,
        @NotNull @DecimalMin("-90") @DecimalMax("90") Double latitude,
        @NotNull @DecimalMin("-180") @DecimalMax("180") Double longitude,
        @Nullable Instant at,
        @Nullable @Size(max = 200) String lastStop) {}
