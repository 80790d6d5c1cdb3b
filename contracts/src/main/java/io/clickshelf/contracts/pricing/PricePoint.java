package io.clickshelf.contracts.pricing;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A price in force from a moment until the next one. Once written it is never changed.
 *
 * @param channel   that it was set for; absent: the shop's own, which holds wherever none was set
 * @param price     with cause {@code follow} the shop's own at that moment; those that follow it there name no channel
 * @param changedBy who set it: a person's key, or {@code pricing-service}
 */
public record PricePoint(
        String productId,
        @Nullable String channel,
        BigDecimal price,
        @Nullable BigDecimal previousPrice,
        @Nullable String currency,
        Instant effectiveFrom,
        PriceCause cause,
        String changedBy,
        @Nullable String comment,
        @Nullable String decisionId,
        @Nullable String modelVersion,
        List<String> reasons) {}
