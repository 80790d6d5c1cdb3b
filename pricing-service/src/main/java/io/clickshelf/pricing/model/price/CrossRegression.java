package io.clickshelf.pricing.model.price;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * By category, the elasticity of demand to the others' price: a Poisson regression on {@link CrossSignal}, given what the
 * products' own effects explain. Its error allows for what a category's products share in a week (clustered by weeks: Liang
 * and Zeger 1986), its test for how few weeks carry most of what is known (Carter, Schnepel and Steigerwald 2017).
 * O(products x days).
 */
final class CrossRegression {

    private static final int STEPS = 4;
    private static final int DAYS_PER_WEEK = 7;
    private static final double PRIOR_VARIANCE = .25;
    private static final double LARGEST = 2;
    private static final double CONFIDENCE = .95;

    /**
     * What is known of a category.
     *
     * @param mean     shrunk towards zero by its standard error
     * @param credible whether it differs from zero by a two-sided test at 95 %
     */
    record Effect(double mean, boolean credible) {}

    private final PriceResponseFitter fitter;
    private final Map<ProductFit, CrossSignal> signals = new LinkedHashMap<>();
    private final double[] effect;
    private final double[][] gradient;
    private final double[][] information;

    CrossRegression(PriceResponseFitter fitter, CategoryPrices prices) {
        this.fitter = fitter;
        int categories = fitter.categories.size();
        int weeks = fitter.panel.days / DAYS_PER_WEEK + 1;
        effect = new double[categories];
        gradient = new double[categories][weeks];
        information = new double[categories][weeks];
        for (ProductFit fit : fitter.fits) {
            signals.put(fit, new CrossSignal(fit, prices, fitter.panel.firstEpochDay, fitter.logDay));
        }
        derive();
        for (int step = 0; step < STEPS; step++) {
            for (int c = 0; c < categories; c++) {
                double move = sum(gradient[c]) / Math.max(1e-9, sum(information[c]));
                effect[c] = Math.clamp(effect[c] + move, -LARGEST, LARGEST);
            }
            derive();
        }
    }

    CrossSignal signal(ProductFit fit) {
        return Objects.requireNonNull(signals.get(fit));
    }

    Map<String, Effect> effects() {
        Map<String, Effect> byCategory = new HashMap<>();
        for (int c = 0; c < effect.length; c++) {
            byCategory.put(fitter.categories.get(c), effect(c));
        }
        return byCategory;
    }

    private Effect effect(int c) {
        double known = Math.max(1e-9, sum(information[c]));
        double clustered = squares(gradient[c]) / (known * known);
        double variance = Math.max(clustered, 1 / known);
        double weeks = known * known / Math.max(1e-18, squares(information[c]));
        boolean credible = weeks > 2
                && Math.abs(effect[c]) / Math.sqrt(variance)
                        > new TDistribution(weeks - 1).inverseCumulativeProbability((1 + CONFIDENCE) / 2);
        return new Effect(effect[c] * PRIOR_VARIANCE / (PRIOR_VARIANCE + variance), credible);
    }

    /** Gradient of the likelihood and information, by category and week. */
    private void derive() {
        for (int c = 0; c < effect.length; c++) {
            Arrays.fill(gradient[c], 0);
            Arrays.fill(information[c], 0);
        }
        signals.forEach((fit, signal) -> {
            int c = fit.category;
            for (int t = 0; t < fit.series.days; t++) {
                double z = signal.left[t];
                double mean = Math.exp(Math.min(30, fit.logMean(t, fitter.logDay) + effect[c] * z));
                double residual = Math.min(fit.largestResidual(mean), fit.demand(t, mean) - mean);
                int week = (fit.series.offset + t) / DAYS_PER_WEEK;
                gradient[c][week] += residual * z / fit.dispersion;
                information[c][week] += mean * z * z / fit.dispersion;
            }
        });
    }

    private static double sum(double[] values) {
        return Arrays.stream(values).sum();
    }

    private static double squares(double[] values) {
        return Arrays.stream(values).map(v -> v * v).sum();
    }
}
