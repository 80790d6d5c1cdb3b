package io.clickshelf.contracts.warehouse;

import io.clickshelf.contracts.json.OnlyKnownFields;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How picking is done; what is absent is the usual, or what outcomes have taught.
 *
 * @param pickers         who work at the same time
 * @param pickerNames     of those, in turn; each is planned at the pace that outcomes have taught
 * @param pickersPerAisle who fit between two cross-aisles of an aisle; others wait
 * @param routing         best, s_shape, return, midpoint, largest_gap or combined
 * @param waveMinutes     batches that would begin later are left to the next wave
 * @param waveOrders      most orders in a wave
 * @param cutOffs         when carriers fetch, as {@code "17:00"}, in {@code timeZone}
 * @param timeZone        such as Europe/Berlin; absent: UTC
 */
@OnlyKnownFields
public record PickWork(
        @Nullable @Min(1) @Max(500) Integer pickers,
        @Nullable @Size(min = 1, max = 500) List<@NotNull @Size(min = 1, max = 200) String> pickerNames,
        @Nullable @Min(1) @Max(50) Integer pickersPerAisle,

        @Nullable @Pattern(regexp = "best|s_shape|return|midpoint|largest_gap|combined")
        String routing,

        @Nullable @Positive Double metersPerSecond,
        @Nullable @DecimalMin("0") Double secondsPerLine,
        @Nullable @DecimalMin("0") Double secondsPerUnit,
        @Nullable @DecimalMin("0") Double secondsPerBatch,
        @Nullable @Positive Double waveMinutes,
        @Nullable @Min(1) @Max(20_000) Integer waveOrders,
        @Nullable List<@NotNull @Pattern(regexp = "([01][0-9]|2[0-3]):[0-5][0-9]") String> cutOffs,
        @Nullable String timeZone) {

    public static final PickWork USUAL =
            new PickWork(null, null, null, null, null, null, null, null, null, null, null, null);
}
