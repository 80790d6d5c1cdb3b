package io.clickshelf.contracts.pricing;

import io.clickshelf.contracts.json.OnlyKnownFields;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A price experiment. Time is cut into slots, two and two; of each two a coin says which one has the changed prices. At any
 * moment a product has one price for everybody.
 *
 * @param kind       {@code switchback}: all products change together; {@code product}: each has a coin of its own
 * @param factor     on the price in force when it began: 1.05 is five percent more
 * @param slotDays   days of a slot; 1 where absent
 * @param state      set by the service, as all that follows it: running, stopped or finished
 * @param basePrices in force when it began
 */
@OnlyKnownFields
public record PriceExperiment(
        @Nullable @Size(max = 100) String experimentId,
        @Nullable @Size(max = 500) String title,

        @NotNull @Pattern(regexp = "switchback|product", message = "must be switchback or product")
        String kind,

        @NotEmpty @Size(max = 1000) List<@NotNull @Size(min = 1, max = 200) String> productIds,
        @NotNull @DecimalMin("0.5") @DecimalMax("1.5") BigDecimal factor,
        @NotNull LocalDate from,
        @NotNull LocalDate until,
        @Nullable @Min(1) @Max(28) Integer slotDays,
        @Nullable String state,
        @Nullable Map<String, BigDecimal> basePrices,
        @Nullable Instant updatedAt,
        @Nullable String updatedBy) {

    public static final String RUNNING = "running";
    public static final String STOPPED = "stopped";
    public static final String FINISHED = "finished";

    public int daysPerSlot() {
        return slotDays == null ? 1 : slotDays;
    }

    public boolean running() {
        return RUNNING.equals(state);
    }

    public PriceExperiment stamped(String id, String newState, Map<String, BigDecimal> prices, Instant at, String by) {
        return new PriceExperiment(
                id, title, kind, productIds, factor, from, until, slotDays, newState, prices, at, by);
    }

    /**
     * What an experiment has shown so far, judged by contribution margin. The interval holds however often one looks.
     *
     * @param pairs      of slots that are over and whose demand is known
     * @param marginPerProductDay at the base prices
     * @param difference margin a product and day at the changed prices over the base ones
     * @param lower      of the 95 % confidence sequence; absent while there are too few pairs
     * @param verdict    changed_better, base_better or undecided
     */
    public record ExperimentReport(
            String experimentId,
            String state,
            int pairs,
            double marginPerProductDay,
            double difference,
            @Nullable Double lower,
            @Nullable Double upper,
            String verdict,
            String summary) {}
}
