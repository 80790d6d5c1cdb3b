package io.clickshelf.contracts.logistics;

import io.clickshelf.contracts.event.TimeWindow;
import io.clickshelf.contracts.json.OnlyKnownFields;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where goods are fetched that come from no warehouse.
 *
 * @param latitude       degrees WGS84
 * @param timeWindows    when loading may start; disjoint, in order
 * @param serviceSeconds how long loading takes; absent: no time
 */
@OnlyKnownFields
public record FetchPlace(
        @NotNull @DecimalMin("-90") @DecimalMax("90") Double latitude,
        @NotNull @DecimalMin("-180") @DecimalMax("180") Double longitude,
        @Nullable @Size(min = 1, max = 20) List<@NotNull @Valid TimeWindow> timeWindows,
        @Nullable @PositiveOrZero @Max(86_400) Integer serviceSeconds) {}
