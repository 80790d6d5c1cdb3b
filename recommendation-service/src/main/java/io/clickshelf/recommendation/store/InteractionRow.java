package io.clickshelf.recommendation.store;

import io.clickshelf.contracts.event.ActionType;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something a shopper did with a product.
 *
 * @param eventId  counts once
 * @param basketId what was taken together shares it: the order, or the visit
 * @param revenue  of a purchase, in the shop's currency, where it was told
 */
public record InteractionRow(
        String eventId,
        String userId,
        String productId,
        ActionType action,
        String basketId,
        @Nullable String sessionId,
        Instant at,
        @Nullable BigDecimal revenue) {}
