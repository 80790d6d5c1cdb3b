package io.clickshelf.pricing.model.price;

import java.util.function.DoubleUnaryOperator;

/**
 * The price that would sell exactly the stock in the time left if demand were certain, or the best one without a stock
 * limit if that is higher; asked again as stock and time run down. Asymptotically optimal as stock and time grow (Gallego
 * and van Ryzin 1994; re-solving: Jasin 2014). O(1) memory, some forty evaluations of the rate a call.
 */
public final class FluidPricing {

    private final DoubleUnaryOperator rate;
    private final double free;
    private final double highest;

    /**
     * @param rate    units asked for per unit of time at a price; falling
     * @param lowest  price allowed
     * @param highest price allowed; at or near which nothing sells
     * @param worth   what a unit kept is worth
     */
    public FluidPricing(DoubleUnaryOperator rate, double lowest, double highest, double worth) {
        this.rate = rate;
        this.highest = highest;
        this.free = new RevenueRate(rate, lowest, highest).price(worth);
    }

    /** The price to ask with this stock and time left. */
    public double price(double stock, double timeLeft) {
        if (rate.applyAsDouble(free) * timeLeft <= stock) {
            return free;
        }
        double low = free;
        double high = highest;
        for (int k = 0; k < 40; k++) {
            double middle = (low + high) / 2;
            if (rate.applyAsDouble(middle) * timeLeft > stock) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }
}
