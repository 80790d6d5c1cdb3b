package io.clickshelf.contracts.logistics;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.clickshelf.contracts.json.OnlyKnownFields;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What makes roads slower than usual, or closes them: around a place, along a line, or, with neither, everywhere.
 *
 * @param kind         traffic, weather or closure
 * @param subject      its name; a later condition of the same kind and subject replaces it
 * @param latitude     of the place around which it holds, degrees WGS84
 * @param radiusMeters around the place, or to both sides of the line
 * @param line         points {@code [latitude, longitude]} of a road; a closed one can't be crossed
 * @param factor       by which travel takes longer; of no use for a closure
 * @param until        when it stops to hold; absent: until told otherwise
 */
@OnlyKnownFields
public record RoadCondition(
        @NotBlank @Pattern(regexp = "traffic|weather|closure", message = "must be traffic, weather or closure")
        String kind,

        @NotBlank @Size(max = 200) String subject,
        @Nullable @DecimalMin("-90") @DecimalMax("90") Double latitude,
        @Nullable @DecimalMin("-180") @DecimalMax("180") Double longitude,
        @Nullable @Positive @DecimalMax("2000000") Double radiusMeters,

        @Nullable @Size(min = 2, max = 200) List<@NotNull @Size(min = 2, max = 2) List<@NotNull Double>> line,
        @Nullable @DecimalMin("0.2") @DecimalMax("20") Double factor,
        @Nullable Instant from,
        @Nullable Instant until) {

    /** Whether travel between these times meets it. */
    public boolean overlaps(Instant start, Instant end) {
        return (from == null || from.isBefore(end)) && (until == null || until.isAfter(start));
    }

    /** Whether it says where roads are closed. */
    @JsonIgnore
    public boolean placed() {
        return line != null || latitude != null && longitude != null;
    }
}
