package io.clickshelf.pricing.model.price;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * By category, how demand for a product answers to the price of the category's others: the elasticity to their mean log
 * price ({@link CategoryPrices}), above zero where they replace each other. A Poisson regression on what the products' own
 * effects leave, shrunk towards zero; kept only for categories whose last weeks, held out, it predicts better than the same
 * model without. O(products x days) beside one more fit of demand.
 */
final class CrossEffects {

    private static final int HELD_OUT_DAYS = 28;
    private static final int FEWEST_DAYS = 84;
    private static final int FEWEST_WEEKS = 16;
    private static final int NEWTON_STEPS = 4;
    private static final double PRIOR_SD = .5;
    private static final double LARGEST = 2;
    private static final double MOVED = .01;

    private CrossEffects() {}

    /**
     * @param sales  all that is known
     * @param fitter fitted to it
     * @return the effect by category, of those where it helps
     */
    static Map<String, Double> learn(List<ProductSales> sales, PriceResponseFitter fitter) {
        if (fitter.panel.days < FEWEST_DAYS || fitter.categories.size() == fitter.fits.size()) {
            return Map.of();
        }
        CategoryPrices prices = new CategoryPrices(fitter.panel);
        long split = fitter.panel.firstEpochDay + fitter.panel.days - HELD_OUT_DAYS;
        List<ProductSales> before = new ArrayList<>();
        for (ProductSales product : sales) {
            before.add(product.before(split));
        }
        PriceResponseFitter earlier = new PriceResponseFitter(before, true);
        Set<String> helpful = judged(earlier, estimated(earlier, prices), fitter.panel, prices, split);
        Map<String, Double> all = helpful.isEmpty() ? Map.of() : estimated(fitter, prices);
        return all.entrySet().stream()
                .filter(effect -> helpful.contains(effect.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Map<String, Double> estimated(PriceResponseFitter fitter, CategoryPrices prices) {
        double[] effect = new double[fitter.categories.size()];
        for (int step = 0; step < NEWTON_STEPS; step++) {
            double[] gradient = new double[effect.length];
            double[] curvature = new double[effect.length];
            for (ProductFit fit : fitter.fits) {
                int c = fit.category;
                for (int t = 0; t < fit.series.days; t++) {
                    double z = prices.others(
                            fit.series.sales.productId(), fitter.panel.firstEpochDay + fit.series.offset + t);
                    if (z != 0) {
                        double mean = Math.exp(Math.min(30, fit.logMean(t, fitter.logDay) + effect[c] * z));
                        double bound = 8 * Math.sqrt(fit.dispersion * mean);
                        double residual = Math.min(bound, fit.demand(t, mean) - mean);
                        gradient[c] += residual * z / fit.dispersion;
                        curvature[c] += mean * z * z / fit.dispersion;
                    }
                }
            }
            for (int c = 0; c < effect.length; c++) {
                double prior = 1 / (PRIOR_SD * PRIOR_SD);
                double move = (gradient[c] - prior * effect[c]) / (curvature[c] + prior);
                effect[c] = Math.clamp(effect[c] + move, -LARGEST, LARGEST);
            }
        }
        Map<String, Double> byCategory = new HashMap<>();
        for (int c = 0; c < effect.length; c++) {
            byCategory.put(fitter.categories.get(c), effect[c]);
        }
        return byCategory;
    }

    /** Those that lower the squared log error of the held-out product-weeks. */
    private static Set<String> judged(
            PriceResponseFitter earlier,
            Map<String, Double> effects,
            SalesPanel panel,
            CategoryPrices prices,
            long split) {
        Map<String, ProductFit> fits = earlier.fits.stream()
                .collect(Collectors.toMap(fit -> fit.series.sales.productId(), fit -> fit, (one, other) -> one));
        double[] weekday = earlier.weekdayFactors();
        Map<String, Errors> errors = new HashMap<>();
        for (SalesPanel.Series series : panel.series) {
            ProductFit fit = fits.get(series.sales.productId());
            Double effect = effects.get(series.sales.category());
            if (fit == null || effect == null) {
                continue;
            }
            Errors sums = errors.computeIfAbsent(series.sales.category(), name -> new Errors());
            int start = Math.max(0, (int) (split - panel.firstEpochDay) - series.offset);
            for (int week = start; week + 7 <= series.days; week += 7) {
                sums.add(new Week(fit, series, week, panel.firstEpochDay + series.offset), effect, weekday, prices);
            }
        }
        Set<String> helpful = new HashSet<>();
        errors.forEach((category, sums) -> {
            if (sums.weeks >= FEWEST_WEEKS && sums.with < sums.without) {
                helpful.add(category);
            }
        });
        return helpful;
    }

    /**
     * Seven days of a product.
     *
     * @param fit        that hasn't seen them
     * @param from       day of the series
     * @param seriesFrom epoch day on which the series begins
     */
    private record Week(ProductFit fit, SalesPanel.Series series, int from, long seriesFrom) {}

    /** Squared log errors of a category's weeks in which the others' prices had moved, with the effect and without. */
    private static final class Errors {
        private double with;
        private double without;
        private int weeks;

        void add(Week week, double effect, double[] weekday, CategoryPrices prices) {
            SalesPanel.Series series = week.series;
            ProductFit fit = week.fit;
            double units = 0;
            double expectedWith = 0;
            double expectedWithout = 0;
            boolean moved = false;
            for (int t = week.from; t < week.from + 7; t++) {
                if (series.stockedOut(t)) {
                    continue;
                }
                double z = prices.others(series.sales.productId(), week.seriesFrom + t);
                double mean = Math.exp(fit.level
                                + fit.block[fit.block.length - 1]
                                + fit.elasticity * series.x[t]
                                + (series.promotion(t) ? fit.lift : 0))
                        * weekday[(int) Math.floorMod(week.seriesFrom + t + 3, 7)];
                units += series.units(t);
                expectedWithout += mean;
                expectedWith += mean * Math.exp(effect * z);
                moved |= Math.abs(z) > MOVED;
            }
            if (moved) {
                double actual = Math.log1p(units);
                with += Math.pow(actual - Math.log1p(expectedWith), 2);
                without += Math.pow(actual - Math.log1p(expectedWithout), 2);
                weeks++;
            }
        }
    }
}
