package io.clickshelf.contracts.pricing;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A proposed price as a storefront may see it: nothing of cost, margin, elasticity, rivals or limits.
 *
 * @param channel      that it is for; absent: the shop's own
 * @param price        proposed; in force only once it was put into force
 * @param currentPrice what shoppers pay now
 * @param reasons      stable codes, most telling first
 */
public record StorefrontPrice(
        String productId,
        @Nullable String channel,
        @Nullable String title,
        BigDecimal price,
        BigDecimal currentPrice,
        @Nullable String currency,
        PriceOutcome outcome,
        List<String> reasons) {

    public static StorefrontPrice of(PricedProduct priced) {
        return new StorefrontPrice(
                priced.productId(),
                priced.channel(),
                priced.title(),
                priced.price(),
                priced.currentPrice(),
                priced.currency(),
                priced.outcome(),
                priced.reasons().stream().map(PriceEvidence::code).distinct().toList());
    }
}
