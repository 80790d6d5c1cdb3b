package io.clickshelf.contracts.pricing;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A proposed price and why.
 *
 * @param channel             that it is for; absent: the shop's own
 * @param price               to ask, tax included; the current one for {@code hold} and {@code blocked}
 * @param unconstrainedPrice  that would have been proposed without limits, from half to twice the current one; a guess where
 *                            the reasons have {@code extrapolated}
 * @param marginPerDay        expected at {@code price}, without tax
 * @param marginPerDayNow     expected at the current price
 * @param marginSd            standard deviation of the difference, from what isn't known of the elasticity
 * @param unitsPerDay         expected at {@code price}
 * @param unitsPerDayNow      expected at the current price
 * @param demandSource        of {@code unitsPerDayNow}: request, forecast, sales or none
 * @param stock               units over all warehouses; null where none ever reported
 * @param stockCoverDays      how long the stock lasts at the current price
 * @param rivals              all offers known, cheapest first
 * @param reasons             most telling first
 */
public record PricedProduct(
        String productId,
        @Nullable String channel,
        @Nullable String title,
        BigDecimal price,
        BigDecimal currentPrice,
        @Nullable String currency,
        PriceOutcome outcome,
        PricingMode mode,
        BigDecimal unconstrainedPrice,
        double marginPerDay,
        double marginPerDayNow,
        double marginSd,
        double unitsPerDay,
        double unitsPerDayNow,
        String demandSource,
        ElasticityView elasticity,
        @Nullable BigDecimal stock,
        @Nullable Double stockCoverDays,
        double daysToReplenish,
        List<RivalQuote> rivals,
        AppliedLimits limits,
        List<PriceEvidence> reasons) {}
