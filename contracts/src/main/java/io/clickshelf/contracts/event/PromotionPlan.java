package io.clickshelf.contracts.event;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;

/**
 * The promotions of the calendar that are planned for a product, none where all were taken back.
 *
 * @param periods in the order of time, not overlapping
 */
public record PromotionPlan(
        @NotBlank String productId,
        @NotNull List<Period> periods,
        @NotNull Instant plannedAt) {

    /**
     * A span of time in which the same promotions hold.
     *
     * @param until           not included
     * @param discountPercent of all of them together
     * @param expectedLift    demand at the promoted price over demand without promotion
     */
    public record Period(
            @NotNull Instant from,
            @NotNull Instant until,
            @NotNull List<String> promotionIds,
            double discountPercent,
            double expectedLift) {}
}
