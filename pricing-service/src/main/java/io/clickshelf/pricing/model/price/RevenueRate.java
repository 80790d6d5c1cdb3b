package io.clickshelf.pricing.model.price;

import java.util.function.DoubleUnaryOperator;

/**
 * The best earning rate max over p of rate(p) * (p - worth), as a function of what a unit is worth if kept: the one-variable
 * problem inside every stock-constrained pricing problem. Tabulated once, so that a dynamic programme asks it in O(1).
 */
final class RevenueRate {

    private static final int TABLE = 4096;
    private static final int GRID = 400;

    private final DoubleUnaryOperator rate;
    private final double lowest;
    private final double highest;
    private final double[] price = new double[TABLE + 1];

    /**
     * @param rate    units asked for per unit of time at a price; falling
     * @param lowest  price allowed
     * @param highest price allowed; at or near which nothing sells
     */
    RevenueRate(DoubleUnaryOperator rate, double lowest, double highest) {
        if (!(lowest >= 0 && highest > lowest)) {
            throw new IllegalArgumentException(
                    "Prices from " + lowest + " to " + highest + ": the highest must be above the lowest.");
        }
        this.rate = rate;
        this.lowest = lowest;
        this.highest = highest;
        for (int k = 0; k <= TABLE; k++) {
            price[k] = search(highest * k / TABLE);
        }
    }

    /** The best price when a unit kept is worth this much. */
    double price(double worth) {
        double at = Math.clamp(worth / highest * TABLE, 0, TABLE);
        int k = Math.min(TABLE - 1, (int) at);
        return price[k] + (at - k) * (price[k + 1] - price[k]);
    }

    double rate(double price) {
        return rate.applyAsDouble(price);
    }

    double earned(double price, double worth) {
        return rate.applyAsDouble(price) * (price - worth);
    }

    private double search(double worth) {
        double best = highest;
        double most = Double.NEGATIVE_INFINITY;
        double step = (highest - lowest) / GRID;
        for (int k = 0; k <= GRID; k++) {
            double p = lowest + k * step;
            double value = earned(p, worth);
            if (value > most) {
                most = value;
                best = p;
            }
        }
        double low = Math.max(lowest, best - step);
        double high = Math.min(highest, best + step);
        for (int k = 0; k < 40; k++) {
            double a = low + (high - low) * .381966;
            double b = low + (high - low) * .618034;
            if (earned(a, worth) < earned(b, worth)) {
                low = a;
            } else {
                high = b;
            }
        }
        return (low + high) / 2;
    }
}
