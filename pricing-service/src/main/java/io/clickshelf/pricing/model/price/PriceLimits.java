package io.clickshelf.pricing.model.price;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The limits a merchant sets. All shares are fractions: .1 is ten percent.
 *
 * @param minMargin        floor over cost: .1 means at least 1.1 times the cost, before tax
 * @param ceiling          highest price, tax included, or null
 * @param movePerChange    largest move from the current price, either way
 * @param movePerDay       largest move from the price at the day's start, either way
 * @param aboveRival       at most this share above the cheapest rival in stock, or null
 * @param belowRival       at most this share below the cheapest rival in stock, or null
 * @param endings          allowed last digits in minor units, e.g. 99 and 95; empty for any
 * @param decimals         of the currency: 2 for cents, 0 for yen
 * @param valueAddedTax    contained in prices: .2 for 20 %
 * @param approvalAbove    moves larger than this share wait for a person
 * @param assumedCostShare where the cost isn't known, it is taken as this share of the usual price without tax
 */
public record PriceLimits(
        double minMargin,
        @Nullable BigDecimal ceiling,
        double movePerChange,
        double movePerDay,
        @Nullable Double aboveRival,
        @Nullable Double belowRival,
        List<Integer> endings,
        int decimals,
        double valueAddedTax,
        double approvalAbove,
        double assumedCostShare) {

    public PriceLimits {
        endings = List.copyOf(endings);
        share("least margin", minMargin, 100);
        share("largest move per change", movePerChange, 10);
        share("largest move per day", movePerDay, 10);
        share("value-added tax", valueAddedTax, 1);
        share("move that needs approval", approvalAbove, 10);
        share("assumed share of cost", assumedCostShare, 1);
        if (aboveRival != null) {
            share("distance above a rival", aboveRival, 100);
        }
        if (belowRival != null) {
            share("distance below a rival", belowRival, 1);
        }
        if (decimals < 0 || decimals > 4) {
            throw new IllegalArgumentException("A currency with " + decimals + " decimals; use 0 to 4.");
        }
        for (int ending : endings) {
            if (ending < 0 || ending > 999) {
                throw new IllegalArgumentException("Price ending " + ending + "; use 0 to 999 minor units.");
            }
        }
        if (ceiling != null && ceiling.signum() <= 0) {
            throw new IllegalArgumentException("A ceiling of " + ceiling + "; it must be above zero.");
        }
    }

    /**
     * Floor at cost, at most ten percent per change and fifteen per day, moves over eight percent approved by a person,
     * any ending, two decimals, no tax, an unknown cost taken as 60 % of the usual price.
     */
    public static PriceLimits defaults() {
        return new PriceLimits(0, null, .10, .15, null, null, List.of(), 2, 0, .08, .6);
    }

    private static void share(String what, double value, double most) {
        if (!(value >= 0 && value <= most)) {
            throw new IllegalArgumentException(
                    "A %s of %s; it must lie between 0 and %s (a fraction, .1 is ten percent)."
                            .formatted(what, value, most));
        }
    }
}
