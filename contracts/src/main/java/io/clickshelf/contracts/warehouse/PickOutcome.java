package io.clickshelf.contracts.warehouse;

import io.clickshelf.contracts.json.OnlyKnownFields;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What came of a batch. Either names a batch of a wave, or says what was walked.
 *
 * @param outcomeId   makes a repeated report harmless; absent: by wave, batch and status
 * @param status      begun or done; absent: done
 * @param at          when; absent: now, by event time
 * @param picker      who walked it
 * @param seconds     it took, from setting up to handing over
 * @param meters      walked; of a batch of a wave: as planned
 * @param linesByZone picked; of a batch of a wave: as planned
 * @param units       picked; of a batch of a wave: as planned
 */
@OnlyKnownFields
public record PickOutcome(
        @Nullable @Size(max = 200) String outcomeId,
        @Nullable @Size(max = 200) String warehouseId,
        @Nullable @Size(max = 200) String waveId,
        @Nullable @Min(1) Integer batch,
        @Nullable @Pattern(regexp = "begun|done") String status,
        @Nullable Instant at,
        @Nullable @Size(max = 200) String picker,
        @Nullable @Positive Double seconds,
        @Nullable @PositiveOrZero Double meters,
        @Nullable Map<String, @NotNull @PositiveOrZero Integer> linesByZone,
        @Nullable @PositiveOrZero Double units) {

    public boolean done() {
        return !"begun".equals(status);
    }
}
