package io.clickshelf.pricing.model.price;

import java.util.random.RandomGenerator;

/** Random variates. */
final class Samples {

    private Samples() {}

    static double beta(double a, double b, RandomGenerator random) {
        double x = gamma(a, random);
        return x / (x + gamma(b, random));
    }

    /** Marsaglia and Tsang 2000; shape at least one. */
    private static double gamma(double shape, RandomGenerator random) {
        double d = shape - 1 / 3.0;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double x = random.nextGaussian();
            double v = 1 + c * x;
            if (v > 0) {
                v = v * v * v;
                if (Math.log(1 - random.nextDouble()) < .5 * x * x + d * (1 - v + Math.log(v))) {
                    return d * v;
                }
            }
        }
    }
}
