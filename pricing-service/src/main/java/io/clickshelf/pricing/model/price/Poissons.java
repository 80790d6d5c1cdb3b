package io.clickshelf.pricing.model.price;

import org.apache.commons.math3.special.Erf;

/** Expectations of Poisson demand; exact for small means, by the normal limit beyond. */
final class Poissons {

    private static final double EXACT_UP_TO = 20;

    private Poissons() {}

    /** E[min(D, stock)] for D Poisson with the given mean: the units that can be sold. O(min(stock, mean)). */
    static double meanAtMost(double mean, double stock) {
        if (stock <= 0 || mean <= 0) {
            return 0;
        }
        double whole = Math.floor(stock);
        if (whole > mean + 8 * Math.sqrt(mean) + 8) {
            return mean;
        }
        if (mean > EXACT_UP_TO) {
            double sd = Math.sqrt(mean);
            double z = (whole - mean) / sd;
            double density = Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
            double below = below(z, density);
            return mean * below - sd * density + whole * (1 - below);
        }
        // Sum of P(D >= k) for k = 1..stock.
        double term = Math.exp(-mean);
        double atLeast = 1 - term;
        double sum = 0;
        for (int k = 1; k <= whole && atLeast > 1e-13; k++) {
            sum += atLeast;
            term *= mean / k;
            atLeast = Math.max(0, atLeast - term);
        }
        return sum;
    }

    /** E[D | D >= sold] for D Poisson with the given mean. */
    static double meanAtLeast(double mean, double sold) {
        double floor = Math.ceil(sold);
        if (floor <= 0) {
            return mean;
        }
        if (mean > EXACT_UP_TO) {
            double sd = Math.sqrt(mean);
            double z = (floor - .5 - mean) / sd;
            if (z > 5) {
                return floor + sd / z;
            }
            double density = Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
            return mean + sd * density / (.5 * Erf.erfc(z / Math.sqrt(2)));
        }
        // Ratio of sums of P(D = k) relative to P(D = floor).
        double term = 1;
        double weight = 1;
        double sum = floor;
        for (int k = (int) floor + 1; term > 1e-12 * weight && k < floor + 400; k++) {
            term *= mean / k;
            weight += term;
            sum += term * k;
        }
        return sum / weight;
    }

    /** The standard normal distribution function (Abramowitz and Stegun 26.2.17), to 7.5e-8; this is an inner loop. */
    private static double below(double z, double density) {
        double t = 1 / (1 + .2316419 * Math.abs(z));
        double tail = density
                * t
                * (.319381530 + t * (-.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
        return z > 0 ? 1 - tail : tail;
    }
}
