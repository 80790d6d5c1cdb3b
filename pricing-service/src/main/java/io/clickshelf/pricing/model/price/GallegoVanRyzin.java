package io.clickshelf.pricing.model.price;

import java.util.function.DoubleUnaryOperator;

/**
 * The exact price of a stock that must be sold by an end date, customers arriving as a Poisson process whose rate falls
 * with the price (Gallego and van Ryzin 1994): with n units and t time left, revenue J solves
 *
 * <pre>dJ(n, t)/dt = max over p of rate(p) * (p - (J(n, t) - J(n - 1, t)))</pre>
 *
 * <p>Integrated by the classical Runge-Kutta method; O(stock x steps) time and memory.
 */
public final class GallegoVanRyzin {

    private final RevenueRate revenue;
    private final double horizon;
    private final int steps;
    private final double[][] value;

    /**
     * @param rate    units asked for per unit of time at a price; falling
     * @param lowest  price allowed, e.g. the unit's salvage value
     * @param highest price allowed
     * @param stock   units, at least one
     * @param horizon time to the end, above zero
     * @param steps   of the integration; 2,000 give four digits on any ordinary problem
     * @throws IllegalArgumentException on an impossible number
     */
    public GallegoVanRyzin(
            DoubleUnaryOperator rate, double lowest, double highest, int stock, double horizon, int steps) {
        if (stock < 1 || !(horizon > 0) || steps < 1) {
            throw new IllegalArgumentException(
                    "Stock %d, horizon %s, %d steps: each must be above zero.".formatted(stock, horizon, steps));
        }
        this.revenue = new RevenueRate(rate, lowest, highest);
        this.horizon = horizon;
        this.steps = steps;
        this.value = new double[steps + 1][stock + 1];
        double h = horizon / steps;
        for (int k = 0; k < steps; k++) {
            double[] now = value[k];
            double[] one = slope(now, now, 0);
            double[] two = slope(now, one, h / 2);
            double[] three = slope(now, two, h / 2);
            double[] four = slope(now, three, h);
            for (int n = 1; n <= stock; n++) {
                value[k + 1][n] = now[n] + h / 6 * (one[n] + 2 * two[n] + 2 * three[n] + four[n]);
            }
        }
    }

    private double[] slope(double[] base, double[] direction, double step) {
        double[] slope = new double[base.length];
        double before = 0;
        for (int n = 1; n < base.length; n++) {
            double here = base[n] + step * direction[n];
            double worth = Math.max(0, here - before);
            slope[n] = revenue.earned(revenue.price(worth), worth);
            before = here;
        }
        return slope;
    }

    /** Expected revenue with this stock and time left. */
    public double value(int stock, double timeLeft) {
        double[] at = value[step(timeLeft)];
        return at[Math.min(stock, at.length - 1)];
    }

    /** The price to ask with this stock and time left. */
    public double price(int stock, double timeLeft) {
        double[] at = value[step(timeLeft)];
        int n = Math.clamp(stock, 1, at.length - 1);
        return revenue.price(at[n] - at[n - 1]);
    }

    private int step(double timeLeft) {
        return (int) Math.round(Math.clamp(timeLeft / horizon, 0, 1) * steps);
    }
}
