package io.clickshelf.contracts.pricing;

import io.clickshelf.contracts.json.OnlyKnownFields;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A code that takes something off an order.
 *
 * @param discountPercent  10 is ten percent off; this or {@code discountAmount}
 * @param discountAmount   in the shop's currency, at most the order's value
 * @param leastOrder       value from which it may be used
 * @param maxUses          over all shoppers; no limit where absent
 * @param maxUsesPerShopper 1 where absent
 * @param userId           the only shopper who may use it; anybody where absent
 * @param used             so far; set by the service
 */
@OnlyKnownFields
public record Coupon(
        @Nullable @Size(max = 100) String code,
        @Nullable @Size(max = 500) String title,
        @Nullable @Positive @Max(99) Double discountPercent,
        @Nullable @Positive BigDecimal discountAmount,
        @NotNull Instant from,
        @NotNull Instant until,
        @Nullable @PositiveOrZero BigDecimal leastOrder,
        @Nullable @Min(0) @Max(1_000_000_000) Integer maxUses,
        @Nullable @Min(1) @Max(1_000_000) Integer maxUsesPerShopper,
        @Nullable @Size(min = 1, max = 200) String userId,
        @Nullable Integer used,
        @Nullable Instant updatedAt,
        @Nullable String updatedBy) {}
