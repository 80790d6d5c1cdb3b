package io.clickshelf.pricing.model.price;

import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The limits that hold for any price, also for one that a person sets by hand. */
public final class HardLimits {

    private HardLimits() {}

    /**
     * @param price   value-added tax included
     * @param cost    of one unit without tax
     * @param minimumAdvertised tax included, or null
     * @return the first rule the price breaks: cost floor, minimum advertised price or ceiling; empty if it keeps all
     */
    public static Optional<PriceRule> broken(
            BigDecimal price, BigDecimal cost, @Nullable BigDecimal minimumAdvertised, PriceLimits limits) {
        if (price.compareTo(floor(cost, limits)) < 0) {
            return Optional.of(PriceRule.COST_FLOOR);
        }
        if (minimumAdvertised != null && price.compareTo(minimumAdvertised) < 0) {
            return Optional.of(PriceRule.MINIMUM_ADVERTISED_PRICE);
        }
        BigDecimal ceiling = limits.ceiling();
        return ceiling != null && price.compareTo(ceiling) > 0 ? Optional.of(PriceRule.CEILING) : Optional.empty();
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
