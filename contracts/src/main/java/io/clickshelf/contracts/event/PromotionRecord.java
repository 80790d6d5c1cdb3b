package io.clickshelf.contracts.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An offer made to a shopper. */
public record PromotionRecord(
        String userId,
        String offerId,
        @Nullable String productId,
        double discountPercent,
        Instant offeredAt,
        @Nullable Instant expiresAt,
        String decisionId,
        String reason) {}
