package io.clickshelf.recommendation.store;

import io.clickshelf.contracts.event.ActionType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something a shopper did with a product.
 *
 * @param eventId  counts once
 * @param basketId what was taken together shares it: the order, or the visit
 */
public record InteractionRow(
        String eventId,
        String userId,
        String productId,
        ActionType action,
        String basketId,
        @Nullable String sessionId,
        Instant at) {}
