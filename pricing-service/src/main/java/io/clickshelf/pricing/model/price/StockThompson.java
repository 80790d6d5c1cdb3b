package io.clickshelf.pricing.model.price;

import java.util.random.RandomGenerator;

/**
 * Thompson sampling over a list of prices under a stock limit, the linear programme re-solved with what is left in every
 * period (Ferreira, Simchi-Levi and Wang 2018, TS-update). Each period at most one customer, who buys or not; a Beta
 * posterior per price. Demand sampled is made to fall with the price (pool adjacent violators), which the plain method
 * doesn't know.
 */
public final class StockThompson implements PriceLearner {

    private final double[] price;
    private final double[] bought;
    private final double[] passed;
    private final double highest;
    private double stock;
    private int periodsLeft;

    /**
     * @param price   to choose from, rising, above zero
     * @param stock   units; {@link Double#POSITIVE_INFINITY} for no limit
     * @param periods to the end, at least one
     */
    public StockThompson(double[] price, double stock, int periods) {
        for (int k = 0; k < price.length; k++) {
            if (!(price[k] > 0) || (k > 0 && price[k] <= price[k - 1])) {
                throw new IllegalArgumentException("Price " + price[k] + ": prices must be above zero and rising.");
            }
        }
        this.price = price.clone();
        this.bought = new double[price.length];
        this.passed = new double[price.length];
        this.stock = stock;
        this.periodsLeft = periods;
        this.highest = price[price.length - 1];
    }

    /** The price to ask, or infinity if nothing should be offered in the period. */
    @Override
    public double next(RandomGenerator random) {
        if (stock < 1 || periodsLeft < 1) {
            return Double.POSITIVE_INFINITY;
        }
        double[] demand = new double[price.length];
        double[] weight = new double[price.length];
        for (int k = 0; k < price.length; k++) {
            demand[k] = Samples.beta(1 + bought[k], 1 + passed[k], random);
            weight[k] = 2 + bought[k] + passed[k];
        }
        makeFalling(demand, weight);
        double[] mix = PriceMix.best(price, demand, stock / periodsLeft);
        double u = random.nextDouble();
        for (int k = 0; k < price.length; k++) {
            u -= mix[k];
            if (u < 0) {
                return price[k];
            }
        }
        // Nothing left to do in this period by the programme: the dearest price costs least stock and still teaches.
        return highest;
    }

    @Override
    public void observe(double asked, double sold) {
        periodsLeft--;
        stock -= sold;
        for (int k = 0; k < price.length; k++) {
            if (price[k] == asked) {
                bought[k] += sold > 0 ? 1 : 0;
                passed[k] += sold > 0 ? 0 : 1;
            }
        }
    }

    /** Weighted isotonic regression, falling (Ayer et al. 1955). */
    private static void makeFalling(double[] value, double[] weight) {
        int n = value.length;
        double[] mean = new double[n];
        double[] mass = new double[n];
        int[] end = new int[n];
        int pools = 0;
        for (int k = 0; k < n; k++) {
            mean[pools] = value[k];
            mass[pools] = weight[k];
            end[pools] = k;
            while (pools > 0 && mean[pools] > mean[pools - 1]) {
                double sum = mass[pools] + mass[pools - 1];
                mean[pools - 1] = (mean[pools] * mass[pools] + mean[pools - 1] * mass[pools - 1]) / sum;
                mass[pools - 1] = sum;
                end[pools - 1] = end[pools];
                pools--;
            }
            pools++;
        }
        int k = 0;
        for (int pool = 0; pool < pools; pool++) {
            for (; k <= end[pool]; k++) {
                value[k] = mean[pool];
            }
        }
    }
}
