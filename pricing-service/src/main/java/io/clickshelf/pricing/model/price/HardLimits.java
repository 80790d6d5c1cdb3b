package io.clickshelf.pricing.model.price;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The limits that hold for any price, also for one that a person sets by hand. */
public final class HardLimits {

    private HardLimits() {}

    /**
     * A limit that a price breaks.
     *
     * @param bound the lowest price that it allows, for a ceiling the highest
     */
    public record Breach(PriceRule rule, BigDecimal bound) {

        /** Which limit, and what it allows. */
        public String words() {
            return "the rule %s (%s %s)"
                    .formatted(
                            rule.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                            rule == PriceRule.CEILING ? "at most" : "at least",
                            bound.toPlainString());
        }
    }

    /**
     * @param price   value-added tax included
     * @param cost    of one unit without tax
     * @param minimumAdvertised tax included, or null
     * @return the first limit the price breaks: cost floor, minimum advertised price or ceiling; empty if it keeps all
     */
    public static Optional<Breach> broken(
            BigDecimal price, BigDecimal cost, @Nullable BigDecimal minimumAdvertised, PriceLimits limits) {
        BigDecimal floor = floor(cost, limits);
        if (price.compareTo(floor) < 0) {
            return Optional.of(
                    new Breach(PriceRule.COST_FLOOR, floor.setScale(limits.decimals(), RoundingMode.CEILING)));
        }
        if (minimumAdvertised != null && price.compareTo(minimumAdvertised) < 0) {
            return Optional.of(new Breach(PriceRule.MINIMUM_ADVERTISED_PRICE, minimumAdvertised));
        }
        BigDecimal ceiling = limits.ceiling();
        return ceiling != null && price.compareTo(ceiling) > 0
                ? Optional.of(new Breach(PriceRule.CEILING, ceiling))
                : Optional.empty();
    }

    /** Cost plus the smallest margin, tax included. */
    public static BigDecimal floor(BigDecimal cost, PriceLimits limits) {
        return cost.multiply(BigDecimal.valueOf(1 + limits.minMargin()))
                .multiply(BigDecimal.valueOf(1 + limits.valueAddedTax()));
    }

    /** What the cost is taken for where it isn't known; without tax. */
    public static BigDecimal assumedCost(BigDecimal usualPrice, PriceLimits limits) {
        return usualPrice.multiply(BigDecimal.valueOf(limits.assumedCostShare() / (1 + limits.valueAddedTax())));
    }
}
