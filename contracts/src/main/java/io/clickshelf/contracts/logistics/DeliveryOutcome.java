package io.clickshelf.contracts.logistics;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.clickshelf.contracts.event.TimeWindow;
import io.clickshelf.contracts.json.OnlyKnownFields;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a delivery went: a delivered order is no longer open, and service times, travel times and carriers are learnt from it.
 *
 * @param deliveredAt    when it was handed over, or the attempt ended
 * @param arrivedAt      when the vehicle stopped there; with {@code deliveredAt} the service time
 * @param serviceSeconds where it is known otherwise
 * @param departedAt     when the vehicle left the place before; with {@code arrivedAt} the travel time
 * @param fromLatitude   of the place before, degrees WGS84
 * @param latitude       of the delivery; absent: the order's
 * @param vehicle        as {@code W1-van#2}: its deliveries in a row tell travel times too
 * @param carrier        who drove
 * @param promisedWindow absent: the order's
 * @param delivered      false: the attempt failed, the order stays open; absent: true
 */
@OnlyKnownFields
public record DeliveryOutcome(
        @NotBlank @Size(max = 200) String orderId,
        @NotNull Instant deliveredAt,
        @Nullable Instant arrivedAt,
        @Nullable @PositiveOrZero @Max(86_400) Integer serviceSeconds,
        @Nullable Instant departedAt,
        @Nullable @DecimalMin("-90") @DecimalMax("90") Double fromLatitude,
        @Nullable @DecimalMin("-180") @DecimalMax("180") Double fromLongitude,
        @Nullable @DecimalMin("-90") @DecimalMax("90") Double latitude,
        @Nullable @DecimalMin("-180") @DecimalMax("180") Double longitude,
        @Nullable @Size(max = 220) String vehicle,
        @Nullable @Size(max = 200) String carrier,
        @Nullable @Valid TimeWindow promisedWindow,
        @Nullable Boolean delivered,
        @Nullable @Size(max = 200) String comment) {

    /** Seconds of service as far as they are told. */
    @JsonIgnore
    public @Nullable Long service() {
        if (serviceSeconds != null) {
            return serviceSeconds.longValue();
        }
        return arrivedAt == null
                ? null
                : Duration.between(arrivedAt, deliveredAt).toSeconds();
    }

    /** What is wrong beyond single fields, or null. */
    @JsonIgnore
    public @Nullable String inconsistency() {
        if (arrivedAt != null && arrivedAt.isAfter(deliveredAt)) {
            return "arrivedAt (" + arrivedAt + ") is after deliveredAt (" + deliveredAt + ")";
        }
        if (departedAt != null && arrivedAt != null && departedAt.isAfter(arrivedAt)) {
            return "departedAt (" + departedAt + ") is after arrivedAt (" + arrivedAt + ")";
        }
        return null;
    }
}
