package io.clickshelf.recommendation.store.feedback;

import io.clickshelf.recommendation.store.Offer;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that came of an answer. One product of one answer is seen, clicked, put into the cart and bought once each,
 * however often it is told.
 *
 * @param revenue of a purchase, in the shop's currency
 * @param offer   what the product cost and how many there were when this was told
 */
public record FeedbackRow(
        String decisionId,
        String productId,
        Kind kind,
        String userId,
        Instant at,
        DecisionTag tag,
        @Nullable BigDecimal revenue,
        Offer offer) {

    /** What happened; stored by its place in this list. */
    public enum Kind {
        IMPRESSION,
        CLICK,
        CART,
        PURCHASE
    }
}
