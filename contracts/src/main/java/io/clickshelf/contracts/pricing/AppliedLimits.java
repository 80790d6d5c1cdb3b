package io.clickshelf.contracts.pricing;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The limits that a price kept.
 *
 * @param rules                    that these come from, narrowest first; the service's defaults stand behind them
 * @param values                   in force, all defaults filled in
 * @param cost                     of one unit; assumed where {@code costAssumed}
 * @param minimumAdvertisedPrice   of the catalogue
 * @param bound                    which limits kept the price from what would have been asked without them
 * @param yielded                  softer limits that had to give way to harder ones
 */
public record AppliedLimits(
        List<String> rules,
        RuleLimits values,
        BigDecimal cost,
        boolean costAssumed,
        @Nullable BigDecimal minimumAdvertisedPrice,
        List<String> bound,
        List<String> yielded) {}
