package io.clickshelf.contracts.pricing;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The lowest price that was in force in the days before a reduction, as the European Union's Directive 98/6/EC, article
 * 6a, wants shown beside it.
 *
 * @param channel     that was asked for; absent: the shop's own
 * @param lowestPrice null where the product had no price then
 * @param before      the reduction; prices from then on don't count
 */
public record LowestPriceAnswer(
        String productId,
        @Nullable String channel,
        @Nullable BigDecimal lowestPrice,
        @Nullable String currency,
        int days,
        Instant before) {}
