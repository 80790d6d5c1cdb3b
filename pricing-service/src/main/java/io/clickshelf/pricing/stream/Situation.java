package io.clickshelf.pricing.stream;

import io.clickshelf.contracts.event.Product;
import io.clickshelf.contracts.pricing.RivalQuote;
import io.clickshelf.pricing.model.price.HardLimits;
import io.clickshelf.pricing.model.price.PriceLimits;
import io.clickshelf.pricing.model.price.ProductSituation;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A product's situation as the model wants it, with what only the answer needs.
 *
 * @param channel      null for the shop's own
 * @param product      of the catalogue; null where it is known from its sales alone
 * @param stock        null where nobody reported any
 * @param demandSource of the demand: request, forecast, sales or none
 * @param rivals       cheapest first
 */
record Situation(
        ProductSituation facts,
        @Nullable String channel,
        EffectiveRule rule,
        PriceLimits limits,
        @Nullable Product product,
        @Nullable String currency,
        @Nullable BigDecimal stock,
        String demandSource,
        List<RivalQuote> rivals) {

    /** Of one unit without tax; assumed where it isn't known. */
    BigDecimal cost() {
        return Objects.requireNonNullElseGet(facts.cost(), () -> HardLimits.assumedCost(facts.usualPrice(), limits));
    }
}
