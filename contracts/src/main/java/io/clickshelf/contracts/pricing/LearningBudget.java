package io.clickshelf.contracts.pricing;

import io.clickshelf.contracts.json.OnlyKnownFields;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What may be spent on learning how demand answers to prices that hardly ever moved: money a week, at the worst end of what
 * is known of each elasticity.
 *
 * @param perWeek 0 for no such moves
 * @param week    the Monday it began on; set by the service, as all that follows it
 * @param spent   of this week's, at worst
 */
@OnlyKnownFields
public record LearningBudget(
        @NotNull @PositiveOrZero BigDecimal perWeek,
        @Nullable LocalDate week,
        @Nullable BigDecimal spent,
        @Nullable List<TriedPrice> moves,
        @Nullable Instant updatedAt,
        @Nullable String updatedBy) {

    /** A price tried for a week, and the margin that it costs at worst. */
    public record TriedPrice(String productId, BigDecimal price, double cost) {}
}
