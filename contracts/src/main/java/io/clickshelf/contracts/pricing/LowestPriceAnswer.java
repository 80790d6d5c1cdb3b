package io.clickshelf.contracts.pricing;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The lowest price that was in force in the days before a reduction, as the European Union's Directive 98/6/EC, article
 * 6a, wants shown beside it.
 *
 * @param channel     that was asked for; absent: the shop's own
 * @param lowestPrice of the days that are known; absent where no price of them is
 * @param before      the reduction; prices from then on don't count
 * @param knownSince  from when on before the reduction prices are known: {@code days} before it where they are for all of the
 *                    days, later where the history begins later, absent where it begins with the reduction
 * @param note        what that means, in words; absent where all of the days are known
 */
public record LowestPriceAnswer(
        String productId,
        @Nullable String channel,
        @Nullable BigDecimal lowestPrice,
        @Nullable String currency,
        int days,
        Instant before,
        @Nullable Instant knownSince,
        @Nullable String note) {}
