package io.clickshelf.pricing.model.price;

/**
 * What one product sold, day by day, at which price.
 *
 * <p>All arrays have one entry per day, the first for {@code firstEpochDay}. The arrays are not copied: leave them
 * alone afterwards.
 *
 * <ul>
 *   <li>{@code units} sold on that day, zero or more
 *   <li>{@code price} asked on that day, in the shop's currency; {@code NaN} where it isn't known (the last known price
 *       is then carried forward, and days before the first known one are left out)
 *   <li>{@code promotion} whether the product was promoted
 *   <li>{@code stockedOut} whether it was out of stock for a part of the day, so that units sold are only a lower bound
 *       of demand
 * </ul>
 */
public final class ProductSales {

    private final String productId;
    private final String category;
    private final long firstEpochDay;
    private final double[] units;
    private final double[] price;
    private final boolean[] promotion;
    private final boolean[] stockedOut;

    /** @throws IllegalArgumentException if the arrays differ in length, or a quantity or price is impossible */
    public ProductSales(
            String productId,
            String category,
            long firstEpochDay,
            double[] units,
            double[] price,
            boolean[] promotion,
            boolean[] stockedOut) {
        int days = units.length;
        if (price.length != days || promotion.length != days || stockedOut.length != days) {
            throw new IllegalArgumentException(
                    "Product %s has %d days of units, %d prices, %d promotion and %d stock-out"
                                    .formatted(productId, days, price.length, promotion.length, stockedOut.length)
                            + " flags; give one of each per day.");
        }
        for (int t = 0; t < days; t++) {
            if (!(units[t] >= 0) || Double.isInfinite(units[t])) {
                throw new IllegalArgumentException("Product %s sold %s units on day %d; units must be zero or more."
                        .formatted(productId, units[t], firstEpochDay + t));
            }
            if (price[t] <= 0 || Double.isInfinite(price[t])) {
                throw new IllegalArgumentException("Product %s cost %s on day %d; a price must be above zero, or NaN."
                        .formatted(productId, price[t], firstEpochDay + t));
            }
        }
        this.productId = productId;
        this.category = category;
        this.firstEpochDay = firstEpochDay;
        this.units = units;
        this.price = price;
        this.promotion = promotion;
        this.stockedOut = stockedOut;
    }

    public String productId() {
        return productId;
    }

    public String category() {
        return category;
    }

    public long firstEpochDay() {
        return firstEpochDay;
    }

    public int days() {
        return units.length;
    }

    double units(int day) {
        return units[day];
    }

    double price(int day) {
        return price[day];
    }

    boolean promotion(int day) {
        return promotion[day];
    }

    boolean stockedOut(int day) {
        return stockedOut[day];
    }

    /** The days up to, but without, an epoch day. */
    ProductSales before(long epochDay) {
        int days = (int) Math.clamp(epochDay - firstEpochDay, 0, units.length);
        return new ProductSales(
                productId,
                category,
                firstEpochDay,
                java.util.Arrays.copyOf(units, days),
                java.util.Arrays.copyOf(price, days),
                java.util.Arrays.copyOf(promotion, days),
                java.util.Arrays.copyOf(stockedOut, days));
    }
}
