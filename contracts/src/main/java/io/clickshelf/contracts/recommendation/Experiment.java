package io.clickshelf.contracts.recommendation;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.clickshelf.contracts.json.OnlyKnownFields;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Shoppers are dealt to variants by a hash of shopper and experiment: no assignment is stored, and a shopper stays with a
 * variant as long as the variants stay as they are. The first variant is the one that the others are held against.
 *
 * @param experimentId from the path
 * @param pages        on which it runs; on all where absent
 * @param active       false ends it; its results stay
 * @param preview      true shows nobody any of it: what its variants would bring is estimated from answers that are varied a little meanwhile
 * @param updatedAt    set by the service
 * @param startedAt    set by the service: when it began with these variants
 */
@OnlyKnownFields
public record Experiment(
        @Nullable @Pattern(regexp = Experiment.NAME) String experimentId,
        @NotNull @Size(min = 2, max = 10) List<@NotNull @Valid Variant> variants,
        @Nullable Set<@NotNull Page> pages,
        @Nullable Boolean active,
        @Nullable Boolean preview,
        @Nullable @Size(max = 1000) String note,
        @Nullable Instant startedAt,
        @Nullable Instant updatedAt,
        @Nullable String updatedBy) {

    /** What names of experiments, variants and rule sets look like. */
    public static final String NAME = "[a-z0-9][a-z0-9_-]{0,39}";

    /**
     * One way to answer.
     *
     * @param share        of the shoppers, against the other variants' shares
     * @param model        a version of the model that is kept, or 0 for popularity; the champion where absent
     * @param ruleSet      whose rules hold beside those for everyone
     * @param diversity    in place of the configured one
     */
    @OnlyKnownFields
    public record Variant(
            @NotNull @Pattern(regexp = NAME) String name,
            @Positive double share,
            @Nullable @PositiveOrZero Long model,
            @Nullable @Pattern(regexp = NAME) String ruleSet,
            @Nullable @DecimalMin("0") @DecimalMax("1") Double diversity) {}

    /** Whether shoppers are dealt to its variants. */
    @JsonIgnore
    public boolean running() {
        return (active == null || active) && !Boolean.TRUE.equals(preview);
    }

    /** Whether what it would bring is being estimated. */
    @JsonIgnore
    public boolean previewed() {
        return (active == null || active) && Boolean.TRUE.equals(preview);
    }

    public boolean on(@Nullable Page page) {
        return pages == null || (page != null && pages.contains(page));
    }

    /** What is wrong beyond single fields, or null. */
    public @Nullable String inconsistency() {
        Set<String> names = new HashSet<>();
        for (Variant variant : variants) {
            if (!names.add(variant.name())) {
                return "two variants are named \"" + variant.name() + "\"; give each a name of its own";
            }
        }
        return null;
    }

    public Experiment stamped(String id, Instant started, Instant at, String by) {
        return new Experiment(id, variants, pages, active, preview, note, started, at, by);
    }
}
