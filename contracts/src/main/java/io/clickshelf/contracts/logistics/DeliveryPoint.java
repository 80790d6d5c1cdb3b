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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A stop to make: {@code ["O1",40.71,-74.01]}, the same with a demand as fourth value, or an object with these fields.
 *
 * @param latitude       degrees WGS84
 * @param demand         units brought there, in each dimension that the vehicles' capacity has; one unit where absent
 * @param pickup         units collected there
 * @param timeWindows    when service may start; disjoint, in order
 * @param serviceSeconds how long the stop takes
 * @param setupSeconds   spent on arrival, before service may start, unless the stop before lies at the same spot
 * @param readyAt        its goods leave the warehouse no earlier
 * @param skills         what the vehicle must be able to do
 * @param goods          units by product, taken from the {@code stock} of the warehouse that serves it
 * @param split          true: where no warehouse has all of its goods left, several may bring a part each
 * @param partOf         of such a part, the id of the whole: its goods are set aside in its one warehouse
 * @param warehouseIds   those that may serve it; all where absent
 * @param penalty        money that leaving it out costs; absent: it must be served if any vehicle can
 * @param priority       0 (the usual) to 100: where not all can be served, a stop of priority 2 counts as three
 * @param fetchFrom      its goods come from there, fetched by the vehicle that delivers them, and from no warehouse
 * @param lateCostPerHour money for each hour by which service starts after the last window; absent: it may not be late
 */
@OnlyKnownFields
public record DeliveryPoint(
        @NotBlank @Size(max = 200) String id,
        @NotNull @DecimalMin("-90") @DecimalMax("90") Double latitude,
        @NotNull @DecimalMin("-180") @DecimalMax("180") Double longitude,
        @Nullable @Size(max = 8) List<@NotNull @PositiveOrZero Integer> demand,
        @Nullable @Size(max = 8) List<@NotNull @PositiveOrZero Integer> pickup,
        @Nullable @Size(min = 1, max = 20) List<@NotNull @Valid TimeWindow> timeWindows,
        @Nullable @PositiveOrZero Integer serviceSeconds,
        @Nullable @PositiveOrZero @Max(86_400) Integer setupSeconds,
        @Nullable Instant readyAt,
        @Nullable @Size(max = 50) List<@NotNull String> skills,
        @Nullable @Size(max = 10_000) Map<@NotBlank String, @NotNull @Positive Double> goods,
        @Nullable Boolean split,
        @Nullable @Size(max = 200) String partOf,
        @Nullable @Size(min = 1, max = 1000) List<@NotNull String> warehouseIds,
        @Nullable @PositiveOrZero Double penalty,
        @Nullable @Min(0) @Max(100) Integer priority,
        @Nullable @Valid FetchPlace fetchFrom,
        @Nullable @PositiveOrZero @DecimalMax("1000000") Double lateCostPerHour) {

    /** The plain form. */
    public static DeliveryPoint at(String id, double latitude, double longitude, @Nullable List<Integer> demand) {
        return new DeliveryPoint(
                id, latitude, longitude, demand, null, null, null, null, null, null, null, null, null, null, null, null,
                null, null);
    }

    /** The same, served from one warehouse. */
    public DeliveryPoint from(String warehouseId) {
        return new DeliveryPoint(
                id,
                latitude,
                longitude,
                demand,
                pickup,
                timeWindows,
                serviceSeconds,
                setupSeconds,
                readyAt,
                skills,
                goods,
                split,
                partOf,
                List.of(warehouseId),
                penalty,
                priority,
                fetchFrom,
                lateCostPerHour);
    }

    /** A part of it, from one warehouse. */
    public DeliveryPoint part(
            String warehouseId,
            Map<String, Double> itsGoods,
            @Nullable List<Integer> itsDemand,
            @Nullable List<Integer> itsPickup) {
        return new DeliveryPoint(
                id + "/" + warehouseId,
                latitude,
                longitude,
                itsDemand,
                itsPickup,
                timeWindows,
                serviceSeconds,
                setupSeconds,
                readyAt,
                skills,
                itsGoods,
                null,
                id,
                List.of(warehouseId),
                penalty,
                priority,
                null,
                lateCostPerHour);
    }
}
