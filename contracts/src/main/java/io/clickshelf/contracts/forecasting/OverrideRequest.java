package io.clickshelf.contracts.forecasting;

import io.clickshelf.contracts.json.OnlyKnownFields;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a planner knows better. Either {@code unitsPerDay} or {@code factor}.
 *
 * @param unitsPerDay instead of the forecast
 * @param factor      by which the forecast is multiplied
 * @param reason      for those who look at it later
 */
@OnlyKnownFields
public record OverrideRequest(
        @NotNull LocalDate from,
        @NotNull LocalDate to,
        @Nullable @DecimalMin("0") @DecimalMax("1000000000") Double unitsPerDay,
        @Nullable @DecimalMin("0") @DecimalMax("100") Double factor,
        @NotBlank @Size(max = 1000) String reason) {}
