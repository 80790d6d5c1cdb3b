package io.clickshelf.contracts.pricing;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The offers a shopper gets, or none, and why.
 *
 * @param code               stable: wins_back, already_offered, held_out, comes_anyway, unlikely_to_return,
 *                           no_offer_pays, not_moved, no_offer_open, no_history
 * @param returnProbability  of an order without any offer within the horizon; null where nothing is known
 */
public record PromotionAnswer(
        String userId,
        List<Offered> offers,
        String code,
        String reason,
        @Nullable Double returnProbability,
        String decisionId,
        String modelVersion) {

    /**
     * @param productId    that it is for; absent: anything in the shop
     * @param expectedGain in margin over making no offer
     */
    public record Offered(
            String offerId,
            @Nullable String title,
            @Nullable String productId,
            double discountPercent,
            String reason,
            Instant expiresAt,
            @Nullable Double expectedGain) {}
}
