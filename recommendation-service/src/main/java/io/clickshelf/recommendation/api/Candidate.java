package io.clickshelf.recommendation.api;

import io.clickshelf.recommendation.model.Recommendation;
import io.clickshelf.recommendation.store.Offer;
import org.jspecify.annotations.Nullable;

/**
 * A product that may be shown.
 *
 * @param score after the merchant's rules
 * @param rule  that moved or put it, or null
 */
record Candidate(
        Recommendation found,
        Offer offer,
        double score,
        @Nullable String rule) {

    Candidate with(Recommendation explained) {
        return new Candidate(explained, offer, score, rule);
    }
}
