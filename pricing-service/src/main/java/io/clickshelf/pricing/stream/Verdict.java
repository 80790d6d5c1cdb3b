package io.clickshelf.pricing.stream;

import io.clickshelf.contracts.event.AlertRecord;
import io.clickshelf.contracts.pricing.PriceProposal;
import io.clickshelf.contracts.pricing.PricedProduct;
import io.clickshelf.pricing.store.Listing;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a decision comes to under the rules, before anything of it is written.
 *
 * @param reasons  in words
 * @param change   to be put into force; with {@link Effect#APPLIED} alone
 * @param proposal for a person; with {@link Effect#PROPOSED} alone
 * @param alert    of what a person should look at, or null
 */
record Verdict(
        PricedProduct priced,
        Effect effect,
        String decisionId,
        List<String> reasons,
        PriceSetter.@Nullable Change change,
        @Nullable PriceProposal proposal,
        @Nullable AlertRecord alert) {

    /** What comes of a listing. */
    enum Effect {
        APPLIED,
        PROPOSED,
        HELD,
        BLOCKED
    }

    Listing listing() {
        return new Listing(priced.productId(), priced.channel());
    }
}
