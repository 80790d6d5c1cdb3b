package io.clickshelf.pricing.model.price;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a product at the moment its price is decided.
 *
 * @param productId            which product
 * @param currentPrice         what shoppers pay now, value-added tax included
 * @param dayOpenPrice         what they paid when the day began; the largest move per day counts from it
 * @param cost                 of one unit without tax, or null if not known
 * @param minimumAdvertised    the maker's minimum advertised price, tax included, or null
 * @param stock                units that can be sold; {@link Double#POSITIVE_INFINITY} if not counted
 * @param demandPerDay         units expected to be asked for per day at the current price
 * @param daysToReplenish      until more arrive
 * @param daysToEnd            until what is left is worth only its salvage value (end of season, of life), or null
 * @param elasticity           of its demand
 * @param usualPrice           what it usually costs, tax included; an unknown cost is assumed from it
 * @param rivals               all offers known, stale and sold-out ones too
 * @param packSizes            the shop's other pack sizes of the same goods
 * @param crossRevenue         money a day that the category's others take more, per unit of the log of this price
 */
public record ProductSituation(
        String productId,
        BigDecimal currentPrice,
        BigDecimal dayOpenPrice,
        @Nullable BigDecimal cost,
        @Nullable BigDecimal minimumAdvertised,
        double stock,
        double demandPerDay,
        double daysToReplenish,
        @Nullable Double daysToEnd,
        Elasticity elasticity,
        BigDecimal usualPrice,
        List<RivalOffer> rivals,
        List<PackSize> packSizes,
        double crossRevenue) {

    public ProductSituation {
        rivals = List.copyOf(rivals);
        packSizes = List.copyOf(packSizes);
        positive(productId, "current price", currentPrice);
        positive(productId, "price at the day's start", dayOpenPrice);
        positive(productId, "usual price", usualPrice);
        if (cost != null && cost.signum() < 0) {
            throw new IllegalArgumentException("Product %s has a cost of %s; zero or more.".formatted(productId, cost));
        }
        notNegative(productId, "stock", stock);
        notNegative(productId, "demand per day", demandPerDay);
        notNegative(productId, "days to replenish", daysToReplenish);
        if (Double.isInfinite(demandPerDay) || Double.isInfinite(daysToReplenish)) {
            throw new IllegalArgumentException(
                    "Product " + productId + ": demand per day and days to replenish must be finite.");
        }
        if (daysToEnd != null) {
            notNegative(productId, "days to the end", daysToEnd);
        }
    }

    /** The plainest situation: a price, a stock and an expected demand; nothing known of cost, rivals or ends. */
    public static ProductSituation of(
            String productId,
            BigDecimal currentPrice,
            double stock,
            double demandPerDay,
            double daysToReplenish,
            Elasticity elasticity) {
        return new ProductSituation(
                productId,
                currentPrice,
                currentPrice,
                null,
                null,
                stock,
                demandPerDay,
                daysToReplenish,
                null,
                elasticity,
                currentPrice,
                List.of(),
                List.of(),
                0);
    }

    private static void positive(String productId, String what, BigDecimal value) {
        if (value.signum() <= 0) {
            throw new IllegalArgumentException(
                    "Product %s has a %s of %s; it must be above zero.".formatted(productId, what, value));
        }
    }

    private static void notNegative(String productId, String what, double value) {
        if (!(value >= 0)) {
            throw new IllegalArgumentException(
                    "Product %s has %s %s; it must be zero or more.".formatted(productId, what, value));
        }
    }
}
