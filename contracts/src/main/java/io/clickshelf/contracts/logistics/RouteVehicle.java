package io.clickshelf.contracts.logistics;

import io.clickshelf.contracts.event.TimeWindow;
import io.clickshelf.contracts.json.OnlyKnownFields;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonDeserialize;

/**
 * Vehicles that are alike. What is absent is as the service's settings say.
 *
 * @param warehouseId     whose goods it has; where the route starts and ends if nothing else is said
 * @param count           how many there are; one where absent
 * @param capacity        units, in each dimension
 * @param startAt         where the route starts, with the warehouse's goods on board already
 * @param endAt           where the route ends; elsewhere than at its warehouse it loads nothing more
 * @param openRoute       true: the route ends at its last stop
 * @param shift           leaves no earlier, is back no later
 * @param fixedCost       if used at all
 * @param costPerKm       money
 * @param costPerHour     money, from start to end
 * @param co2GramsPerKm   grams
 * @param skills          what it can do
 * @param maxReloads      how often it may come back to its warehouse to load again
 * @param carrier         who drives: travel times as learnt of that carrier
 * @param fuelLitersPer100Km  what it burns
 * @param fuelPricePerLiter   money, beside {@code costPerKm}; absent: fuel is in that
 * @param drivingHours    how long its driver may drive
 * @param breaks          in the order in which they are taken; one as long as a rest of the driving hours counts as one
 */
@OnlyKnownFields
public record RouteVehicle(
        @NotBlank @Size(max = 200) String id,
        @NotBlank @Size(max = 200) String warehouseId,
        @Nullable @Min(1) @Max(10_000) Integer count,
        @Nullable @Size(max = 8) List<@NotNull @PositiveOrZero Integer> capacity,

        @Nullable @Valid @JsonDeserialize(using = VehiclePlaceDeserializer.class)
        VehiclePlace startAt,

        @Nullable @Valid @JsonDeserialize(using = VehiclePlaceDeserializer.class)
        VehiclePlace endAt,

        @Nullable Boolean openRoute,
        @Nullable @Valid TimeWindow shift,
        @Nullable @PositiveOrZero Double fixedCost,
        @Nullable @PositiveOrZero Double costPerKm,
        @Nullable @PositiveOrZero Double costPerHour,
        @Nullable @DecimalMin("1") @DecimalMax("200") Double speedKmh,
        @Nullable @PositiveOrZero Double co2GramsPerKm,
        @Nullable @PositiveOrZero @DecimalMax("1000") Double fuelLitersPer100Km,
        @Nullable @PositiveOrZero @DecimalMax("1000") Double fuelPricePerLiter,
        @Nullable @Positive Long maxDistanceMeters,
        @Nullable @Positive Long maxDurationSeconds,
        @Nullable @Positive Integer maxStops,
        @Nullable @Size(max = 50) List<@NotNull String> skills,
        @Nullable @PositiveOrZero Integer maxReloads,
        @Nullable @Size(max = 200) String carrier,
        @Nullable @Valid DrivingHours drivingHours,
        @Nullable @Size(max = 10) List<@NotNull @Valid RouteBreak> breaks) {}
