package io.clickshelf.pricing.model.price;

import java.util.random.RandomGenerator;

/**
 * Thompson sampling on a smooth demand curve: each customer buys with probability 1/(1 + exp(-(a + b p + c ln p))), a
 * Bayesian logistic regression with Laplace's approximation, so that every sale teaches about every price. The price asked
 * is the best one on the curve drawn. O(prices) per period.
 */
public final class LogisticThompson implements PriceLearner {

    private final double[] price;
    private final double[] asked;
    private final double[] bought;
    private final double[][] feature;
    private final double[] priorMean;
    private final double[] priorPrecision;
    private final double[] mode;
    private final double unitCost;

    /**
     * @param price    to choose from, above zero
     * @param unitCost of a unit sold, zero or more
     */
    public LogisticThompson(double[] price, double unitCost) {
        this.price = price.clone();
        this.unitCost = unitCost;
        asked = new double[price.length];
        bought = new double[price.length];
        feature = new double[price.length][];
        double highest = 0;
        for (double p : price) {
            if (!(p > 0)) {
                throw new IllegalArgumentException("Price " + p + "; prices must be above zero.");
            }
            highest = Math.max(highest, p);
        }
        for (int k = 0; k < price.length; k++) {
            double x = price[k] / highest;
            feature[k] = new double[] {1, x - .5, Math.log(x) + 1};
        }
        // Before anything is seen demand falls with the price somehow: from most buying at the lowest to few at the
        // highest.
        priorMean = new double[] {-1, -4, -.5};
        priorPrecision = new double[] {.25, .1, 1};
        mode = priorMean.clone();
    }

    @Override
    public double next(RandomGenerator random) {
        double[] h = newton();
        for (int attempt = 0; attempt < 20; attempt++) {
            double[] draw = draw(h, random);
            if (draw[1] * .5 + draw[2] < 0 || attempt == 19) {
                return bestPrice(draw);
            }
        }
        throw new IllegalStateException("unreachable");
    }

    @Override
    public void observe(double at, double sold) {
        for (int k = 0; k < price.length; k++) {
            if (price[k] == at) {
                asked[k]++;
                bought[k] += sold;
            }
        }
    }

    private double bestPrice(double[] curve) {
        double best = price[0];
        double most = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < price.length; k++) {
            double earned = probability(curve, feature[k]) * (price[k] - unitCost);
            if (earned > most) {
                most = earned;
                best = price[k];
            }
        }
        return best;
    }

    /** Two Newton steps from the last mode; returns the precision there. */
    private double[] newton() {
        double[] h = {};
        for (int step = 0; step < 2; step++) {
            h = new double[] {priorPrecision[0], 0, 0, priorPrecision[1], 0, priorPrecision[2]};
            double[] g = new double[3];
            for (int i = 0; i < 3; i++) {
                g[i] = -priorPrecision[i] * (mode[i] - priorMean[i]);
            }
            for (int k = 0; k < price.length; k++) {
                if (asked[k] == 0) {
                    continue;
                }
                double[] x = feature[k];
                double q = probability(mode, x);
                double r = bought[k] - asked[k] * q;
                double w = asked[k] * q * (1 - q);
                for (int i = 0; i < 3; i++) {
                    g[i] += r * x[i];
                }
                h[0] += w;
                h[1] += w * x[1];
                h[2] += w * x[2];
                h[3] += w * x[1] * x[1];
                h[4] += w * x[1] * x[2];
                h[5] += w * x[2] * x[2];
            }
            double[] move = Symmetric3.times(Symmetric3.inverse(h), g);
            double size = Math.abs(move[0]) + Math.abs(move[1]) + Math.abs(move[2]);
            double damping = size > 2 ? 2 / size : 1;
            for (int i = 0; i < 3; i++) {
                mode[i] += damping * move[i];
            }
        }
        return h;
    }

    /** A draw from the normal with the mode as mean and h as precision: mode + L^-T z for h = L L^T. */
    private double[] draw(double[] h, RandomGenerator random) {
        double l00 = Math.sqrt(h[0]);
        double l10 = h[1] / l00;
        double l20 = h[2] / l00;
        double l11 = Math.sqrt(Math.max(1e-12, h[3] - l10 * l10));
        double l21 = (h[4] - l20 * l10) / l11;
        double l22 = Math.sqrt(Math.max(1e-12, h[5] - l20 * l20 - l21 * l21));
        double z2 = random.nextGaussian() / l22;
        double z1 = (random.nextGaussian() - l21 * z2) / l11;
        double z0 = (random.nextGaussian() - l10 * z1 - l20 * z2) / l00;
        return new double[] {mode[0] + z0, mode[1] + z1, mode[2] + z2};
    }

    private static double probability(double[] curve, double[] x) {
        return 1 / (1 + Math.exp(-(curve[0] + curve[1] * x[1] + curve[2] * x[2])));
    }
}
