package io.clickshelf.pricing.model.price;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Fits all products together: alternates between each product's regression, the effect of each calendar day (one for the
 * shop: weekday, season, holidays, growth), the products' over-dispersion, and the shared priors.
 */
final class PriceResponseFitter {

    private static final int ROUNDS = 25;
    private static final double DISPERSION_WEIGHT = 30;

    final SalesPanel panel;
    final List<String> categories = new ArrayList<>();
    final List<ProductFit> fits = new ArrayList<>();
    final double[] logDay;
    final Priors priors;

    PriceResponseFitter(List<ProductSales> sales, boolean usesPrice) {
        panel = SalesPanel.of(sales);
        Map<String, Integer> index = new HashMap<>();
        for (SalesPanel.Series series : panel.series) {
            int category = index.computeIfAbsent(series.sales.category(), name -> {
                categories.add(name);
                return categories.size() - 1;
            });
            fits.add(new ProductFit(series, category, usesPrice));
        }
        logDay = new double[panel.days];
        priors = new Priors(categories.size());
        for (int round = 0; round < ROUNDS; round++) {
            for (ProductFit fit : fits) {
                fit.step(logDay, priors);
            }
            updateDispersion();
            updateDays();
            priors.update(fits);
        }
    }

    private void updateDispersion() {
        double[] ratios = fits.stream()
                .mapToDouble(fit -> fit.pearson / fit.series.days)
                .sorted()
                .toArray();
        double typical = Math.max(1, ratios.length == 0 ? 1 : ratios[ratios.length / 2]);
        for (ProductFit fit : fits) {
            double pooled = (fit.pearson + DISPERSION_WEIGHT * typical) / (fit.series.days + DISPERSION_WEIGHT);
            fit.dispersion = Math.max(1, pooled);
        }
    }

    /** Each day's factor is what was asked for over what the products' own effects explain, weighted by precision. */
    private void updateDays() {
        double[] actual = new double[panel.days];
        double[] explained = new double[panel.days];
        for (ProductFit fit : fits) {
            double weight = 1 / fit.dispersion;
            for (int t = 0; t < fit.series.days; t++) {
                int day = fit.series.offset + t;
                double mean = Math.exp(Math.min(30, fit.logMean(t, logDay)));
                explained[day] += weight * mean * Math.exp(-logDay[day]);
                double largest = mean + 8 * Math.sqrt(fit.dispersion * mean) + 1;
                actual[day] += weight * Math.min(largest, fit.demand(t, mean));
            }
        }
        for (int day = 0; day < panel.days; day++) {
            logDay[day] = Math.log((actual[day] + .001) / (explained[day] + .001));
        }
        // Levels carry the size, days only the shape: open days average to one.
        double open = Arrays.stream(logDay).filter(v -> v > -5).average().orElse(0);
        for (int day = 0; day < panel.days; day++) {
            logDay[day] = Math.max(-12, logDay[day] - open);
        }
        for (ProductFit fit : fits) {
            fit.level += open;
        }
    }

    /** Factor of each weekday (index 0 is Monday) from the last twelve weeks, with the level of those weeks in it. */
    double[] weekdayFactors() {
        double[] sum = new double[7];
        double[] count = new double[7];
        for (int day = Math.max(0, panel.days - 84); day < panel.days; day++) {
            int weekday = (int) Math.floorMod(panel.firstEpochDay + day + 3, 7);
            // Closer weeks tell more of the coming ones; the half-life is four weeks.
            double weight = Math.pow(.5, (panel.days - day) / 28.0);
            sum[weekday] += weight * Math.exp(logDay[day]);
            count[weekday] += weight;
        }
        double all =
                Arrays.stream(sum).sum() / Math.max(1e-12, Arrays.stream(count).sum());
        for (int weekday = 0; weekday < 7; weekday++) {
            sum[weekday] = (sum[weekday] + .1 * all) / (count[weekday] + .1);
        }
        return sum;
    }
}
