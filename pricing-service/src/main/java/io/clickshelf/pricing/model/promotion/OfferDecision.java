package io.clickshelf.pricing.model.promotion;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which offer a shopper gets, or none, and why.
 *
 * @param offer        or null for none
 * @param expires      when it ends for this shopper, or null
 * @param code         stable, for programs
 * @param reason       for people
 * @param expectedGain margin over making no offer
 * @param returnProbability of an order without any offer
 */
public record OfferDecision(
        String userId,
        @Nullable Offer offer,
        @Nullable Instant expires,
        Code code,
        String reason,
        double expectedGain,
        double returnProbability) {

    /** Why a shopper gets an offer, or none. */
    public enum Code {
        WINS_BACK,
        HELD_OUT,
        COMES_ANYWAY,
        UNLIKELY_TO_RETURN,
        NO_OFFER_PAYS,
        /** The shop's own trial says that offers don't earn with shoppers like this one. */
        NOT_MOVED,
        NO_OFFER_OPEN
    }
}
