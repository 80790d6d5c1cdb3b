package io.clickshelf.contracts.pricing;

import io.clickshelf.contracts.json.OnlyKnownFields;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the calendar makes of a product's price at a moment.
 *
 * @param price         in force without the calendar
 * @param promotedPrice to ask
 * @param lowestPrice   of the 30 days before the earliest of the promotions applied, to be shown beside it
 */
public record PromotedPrice(
        String productId,
        BigDecimal price,
        BigDecimal promotedPrice,
        @Nullable String currency,
        @Nullable BigDecimal lowestPrice,
        List<AppliedPromotion> applied,
        List<SkippedPromotion> skipped) {

    /** A promotion that holds. */
    public record AppliedPromotion(
            String promotionId, @Nullable String title, double discountPercent, Instant until) {}

    /** A promotion that would have been for the product, and why it isn't. */
    public record SkippedPromotion(String promotionId, String code, String reason) {}

    /**
     * @param channel whose prices; absent: the shop's own
     * @param at      now where absent
     */
    @OnlyKnownFields
    public record PromotedPriceRequest(
            @NotEmpty @Size(max = 1000) List<@NotNull @Size(min = 1, max = 200) String> productIds,
            @Nullable @Channel String channel,
            @Nullable Instant at) {}
}
