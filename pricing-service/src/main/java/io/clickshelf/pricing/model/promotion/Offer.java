package io.clickshelf.pricing.model.promotion;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An offer that may be made.
 *
 * @param offerId   which
 * @param productId it is for, or null for anything in the shop
 * @param discount  as a share of the price: .1 is ten percent
 * @param from      first moment
 * @param until     first moment it no longer holds
 * @param validFor  how long a shopper may use it once offered
 * @param usesLeft  how many more shoppers may get it
 * @param priority  higher goes first among offers of equal worth
 */
public record Offer(
        String offerId,
        @Nullable String productId,
        double discount,
        Instant from,
        Instant until,
        Duration validFor,
        int usesLeft,
        int priority) {

    public Offer {
        if (!(discount > 0 && discount < 1)) {
            throw new IllegalArgumentException(
                    "Offer %s has a discount of %s; a share between 0 and 1.".formatted(offerId, discount));
        }
        if (!until.isAfter(from)) {
            throw new IllegalArgumentException(
                    "Offer %s ends (%s) before it begins (%s).".formatted(offerId, until, from));
        }
    }
}
