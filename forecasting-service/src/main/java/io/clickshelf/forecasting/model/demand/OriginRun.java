package io.clickshelf.forecasting.model.demand;

import io.clickshelf.forecasting.model.LocalForecaster;
import io.clickshelf.forecasting.model.Workers;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * All candidate models fitted to all products as of one day.
 *
 * @param cut      the first day that was not seen
 * @param open     the open days of the horizon after it
 * @param products what was known of each product
 * @param groups   each product's {@link DemandGroup}
 * @param levels   [product][candidate] path of levels over the open days, the trees' last; null where a model failed, had
 *                 no data or was not wanted
 * @param expected the sum that the {@link SharedTrend} expects of all; null where it has nothing to say
 * @param failures how often each candidate failed
 */
record OriginRun(
        int cut,
        OpenDays open,
        ProductSeries[] products,
        int[] groups,
        double[][][] levels,
        double @Nullable [] expected,
        int[] failures) {

    /** @param wanted which candidates are fitted beside the first, the trees coming after the last */
    static OriginRun of(
            DemandHistory history,
            int cut,
            int horizon,
            TradingCalendar calendar,
            WeekProfile.Of profiled,
            List<LocalForecaster> candidates,
            IntPredicate wanted,
            Workers workers) {
        OpenDays past = OpenDays.between(calendar, history.firstDay(), 0, cut);
        OpenDays ahead = OpenDays.between(calendar, history.firstDay(), cut, cut + horizon);
        boolean week = profiled != WeekProfile.Of.NOTHING;
        double[] pooled = week ? WeekProfile.pooled(history.demand(), past) : WeekProfile.flat();
        int n = history.products();
        ProductSeries[] products = new ProductSeries[n];
        int[] groups = new int[n];
        int models = candidates.size() + 1;
        double[][][] levels = new double[n][models][];
        AtomicIntegerArray failures = new AtomicIntegerArray(models);
        workers.forEach(n, i -> {
            ProductSeries product = ProductSeries.of(history.demand()[i], past, pooled, profiled);
            products[i] = product;
            groups[i] = product.group();
            for (int k = 0; k < candidates.size() && product.level().length > 0; k++) {
                if (k > 0 && !wanted.test(k)) {
                    continue;
                }
                try {
                    levels[i][k] =
                            positive(candidates.get(k).fit(product.level()).forecast(ahead.count()));
                } catch (IllegalArgumentException | ArithmeticException e) {
                    failures.incrementAndGet(k);
                }
            }
        });
        BoostedDemand boosted =
                wanted.test(candidates.size()) ? BoostedDemand.fit(history, cut, week, past, products, horizon) : null;
        if (boosted != null) {
            workers.forEach(n, i -> {
                if (products[i].level().length > 0) {
                    levels[i][candidates.size()] = positive(boosted.path(i, ahead));
                }
            });
        }
        int[] failed = new int[models];
        Arrays.setAll(failed, failures::get);
        double[] expected = week ? SharedTrend.expected(products, ahead.count()) : null;
        return new OriginRun(cut, ahead, products, groups, levels, expected, failed);
    }

    private static double[] positive(double[] path) {
        for (int h = 0; h < path.length; h++) {
            if (Double.isNaN(path[h]) || Double.isInfinite(path[h])) {
                throw new ArithmeticException("The forecast is not finite.");
            }
            path[h] = Math.max(0, path[h]);
        }
        return path;
    }

    /** The mean of the chosen candidates' paths, passing over those that failed; the first's, or zeros, if all did. */
    double[] combined(int product, int[] chosen) {
        double[] sum = new double[open.count()];
        int models = 0;
        for (int k : chosen) {
            double[] path = levels[product][k];
            if (path != null) {
                models++;
                for (int h = 0; h < sum.length; h++) {
                    sum[h] += path[h];
                }
            }
        }
        double[] first = levels[product][0];
        if (models == 0 && first != null) {
            return first.clone();
        }
        for (int h = 0; h < sum.length && models > 1; h++) {
            sum[h] /= models;
        }
        return sum;
    }

    /** Expected units on the open days from a product's path of levels, counted in steps. */
    double[] means(int product, double[] path, double step) {
        double[] profile = products[product].profile();
        double[] means = path.clone();
        Arrays.setAll(means, h -> path[h] * profile[open.weekday()[h]] * step);
        return means;
    }

    /** Whether enough was known of a product at the cut to learn from its outcome. */
    boolean judged(int product) {
        return products[product].level().length >= 10;
    }
}
