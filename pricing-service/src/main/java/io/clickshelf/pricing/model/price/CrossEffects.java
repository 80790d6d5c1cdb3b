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
 * price ({@link CategoryPrices}), above zero where they replace each other. Kept only for categories where it is credibly
 * not zero ({@link CrossRegression}), and where it predicts the last weeks, held out, better than the same model without;
 * the rest has none: one that is chance would have a shop raise prices that nobody else's sales pay for. O(products x days)
 * beside one more fit of demand.
 */
final class CrossEffects {

    private static final int HELD_OUT_DAYS = 28;
    private static final int FEWEST_DAYS = 84;
    private static final int FEWEST_WEEKS = 16;
    private static final double MOVED = .01;

    private CrossEffects() {}

    /**
     * @param sales  all that is known
     * @param fitter fitted to it
     * @return the effect by category, of those that have one
     */
    static Map<String, Double> learn(List<ProductSales> sales, PriceResponseFitter fitter) {
        if (fitter.panel.days < FEWEST_DAYS || fitter.categories.size() == fitter.fits.size()) {
            return Map.of();
        }
        CategoryPrices prices = new CategoryPrices(fitter.panel);
        Map<String, CrossRegression.Effect> all = new CrossRegression(fitter, prices).effects();
        all.values().removeIf(effect -> !effect.credible());
        if (all.isEmpty()) {
            return Map.of();
        }
        long split = fitter.panel.firstEpochDay + fitter.panel.days - HELD_OUT_DAYS;
        List<ProductSales> before = new ArrayList<>();
        for (ProductSales product : sales) {
            before.add(product.before(split));
        }
        all.keySet().retainAll(judged(new PriceResponseFitter(before, true), fitter.panel, prices, split));
        return all.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, effect -> effect.getValue().mean()));
    }

    /** Those that lower the squared log error of the held-out product-weeks. */
    private static Set<String> judged(
            PriceResponseFitter earlier, SalesPanel panel, CategoryPrices prices, long split) {
        CrossRegression regression = new CrossRegression(earlier, prices);
        Map<String, CrossRegression.Effect> effects = regression.effects();
        Map<String, ProductFit> fits = earlier.fits.stream()
                .collect(Collectors.toMap(fit -> fit.series.sales.productId(), fit -> fit, (one, other) -> one));
        double[] weekday = earlier.weekdayFactors();
        Map<String, Errors> errors = new HashMap<>();
        for (SalesPanel.Series series : panel.series) {
            ProductFit fit = fits.get(series.sales.productId());
            CrossRegression.Effect effect = effects.get(series.sales.category());
            if (fit == null || effect == null) {
                continue;
            }
            Errors sums = errors.computeIfAbsent(series.sales.category(), name -> new Errors());
            CrossSignal signal = regression.signal(fit);
            int start = Math.max(0, (int) (split - panel.firstEpochDay) - series.offset);
            for (int week = start; week + 7 <= series.days; week += 7) {
                Week days = new Week(fit, signal, series, week, panel.firstEpochDay + series.offset);
                sums.add(days, effect.mean(), weekday, prices);
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
     * @param signal     of that fit
     * @param from       day of the series
     * @param seriesFrom epoch day on which the series begins
     */
    private record Week(ProductFit fit, CrossSignal signal, SalesPanel.Series series, int from, long seriesFrom) {}

    /** Squared log errors of a category's weeks in which the others' prices had moved, with the effect and without. */
    private static final class Errors {
        private double with;
        private double without;
        private int weeks;

        void add(Week week, double effect, double[] weekday, CategoryPrices prices) {
            SalesPanel.Series series = week.series;
            ProductFit fit = week.fit;
            // The fit's usual price is that of fewer days.
            double usual = series.usualLogPrice - fit.series.usualLogPrice;
            double units = 0;
            double expectedWith = 0;
            double expectedWithout = 0;
            boolean moved = false;
            for (int t = week.from; t < week.from + 7; t++) {
                if (series.stockedOut(t)) {
                    continue;
                }
                double price = SalesPanel.relative(series.x[t] + usual);
                double z = prices.others(series.sales.productId(), week.seriesFrom + t);
                double mean = Math.exp(fit.level
                                + fit.block[fit.block.length - 1]
                                + fit.elasticity * price
                                + (series.promotion(t) ? fit.lift : 0))
                        * weekday[(int) Math.floorMod(week.seriesFrom + t + 3, 7)];
                units += series.units(t);
                expectedWithout += mean;
                expectedWith += mean * Math.exp(effect * week.signal.later(z, price, series.promotion(t)));
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
