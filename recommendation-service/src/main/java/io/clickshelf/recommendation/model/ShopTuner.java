package io.clickshelf.recommendation.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * Chooses a shop's blend on the newest part of its log: the generators are fitted to what came before, half of the shoppers choose
 * (Recall@k + NDCG@k, coordinate search), the other half report.
 */
final class ShopTuner {

    private static final double[] LAMBDAS = {10, 30, 100, 300, 1000, 3000};
    private static final int FIRST_LAMBDA = 2;
    private static final double[] ALS_RIDGES = {0.001, 0.003, 0.01, 0.03};
    private static final int FIRST_RIDGE = 2;
    private static final double[] ALS_UNOBSERVED = {0.01, 0.03, 0.1, 0.3};
    private static final int FIRST_UNOBSERVED = 2;
    private static final double[] HALF_LIVES = {60, 180, Double.POSITIVE_INFINITY};
    private static final int ROUNDS = 3;
    private static final int MIN_CASES = 20;
    private static final long MAX_FLOATS = 20_000_000;

    private final ShopSettings settings;
    private final Parallel parallel;

    ShopTuner(ShopSettings settings, Parallel parallel) {
        this.settings = settings;
        this.parallel = parallel;
    }

    /**
     * @param scales     what each generator's scores are divided by
     * @param metrics    hold-out measures by name; empty if there were too few cases
     * @param cases      that chose and reported
     * @param generators fitted to the cases' past
     */
    record Choice(
            ShopBlend blend, double[] scales, Map<String, Double> metrics, ShopCases cases, ShopGenerators generators) {

        Choice with(Map<String, Double> changed) {
            return new Choice(blend, scales, changed, cases, generators);
        }
    }

    static ImplicitAls.Settings als(double ridge, double unobserved) {
        return new ImplicitAls.Settings(48, ridge, unobserved, 1, 8, 0, 1);
    }

    Choice choose(InteractionLog log) {
        long perCase = (long) ShopBlend.POPULARITY * Math.max(1, log.products().size());
        ShopCases all = ShopCases.split(log, settings.validationShare(), settings.maxCases());
        ShopCases cases = all.first((int) Math.max(100, MAX_FLOATS / perCase));
        ShopGenerators first = ShopGenerators.fit(
                cases.past(),
                LAMBDAS[FIRST_LAMBDA],
                als(ALS_RIDGES[FIRST_RIDGE], ALS_UNOBSERVED[FIRST_UNOBSERVED]),
                settings,
                parallel);
        if (cases.size() < MIN_CASES) {
            ShopScores scores = ShopScores.of(first, cases, ShopBlend.DEFAULT.historyHalfLifeDays(), parallel);
            return new Choice(ShopBlend.DEFAULT, scores.scales(), Map.of(), all, first);
        }
        Fitted fitted = fitted(first, cases);
        Search best = search(fitted, cases, HALF_LIVES[0], start(), ROUNDS);
        for (int h = 1; h < HALF_LIVES.length; h++) {
            // Near the best weights at one half-life are those at the next.
            Search search = search(fitted, cases, HALF_LIVES[h], best.blend.found(), 1);
            best = search.value > best.value ? search : best;
        }
        return new Choice(best.blend, best.scales, report(best, fitted, cases), all, fitted.generators);
    }

    /** Generators, and what they were fitted with. */
    private record Fitted(ShopGenerators generators, double lambda, ImplicitAls.Settings als) {

        ShopBlend blend(double[] weightsAndTrend, double halfLife) {
            int last = weightsAndTrend.length - 1;
            return new ShopBlend(
                    Arrays.copyOf(weightsAndTrend, last),
                    lambda,
                    als.regularisation(),
                    als.unobserved(),
                    halfLife,
                    weightsAndTrend[last]);
        }
    }

    /** Each generator with the settings by which it alone ranks best. */
    private Fitted fitted(ShopGenerators first, ShopCases cases) {
        InteractionMatrix byUser = cases.past().byUser();
        Tried ease = new Tried(first, LAMBDAS[FIRST_LAMBDA]);
        if (byUser.items() <= settings.maxEaseProducts()) {
            ease = climb(
                    LAMBDAS,
                    FIRST_LAMBDA,
                    first,
                    ShopBlend.EASE,
                    cases,
                    (before, lambda) -> before.withEase(ShopGenerators.ease(byUser, lambda, settings, parallel)));
        }
        Tried weighed = climb(
                ALS_UNOBSERVED,
                FIRST_UNOBSERVED,
                ease.generators,
                ShopBlend.ALS,
                cases,
                (before, unobserved) ->
                        before.withAls(ImplicitAls.fit(byUser, als(ALS_RIDGES[FIRST_RIDGE], unobserved), parallel)));
        Tried fitted = climb(
                ALS_RIDGES,
                FIRST_RIDGE,
                weighed.generators,
                ShopBlend.ALS,
                cases,
                (before, ridge) -> before.withAls(ImplicitAls.fit(byUser, als(ridge, weighed.value), parallel)));
        return new Fitted(fitted.generators, ease.value, als(fitted.value, weighed.value));
    }

    /** Generators, and the setting that one of them was fitted with. */
    private record Tried(ShopGenerators generators, double value) {}

    @FunctionalInterface
    private interface Refit {
        ShopGenerators fit(ShopGenerators before, double value);
    }

    /** Moves one setting of one generator along its grid as long as that generator alone gets better. */
    private Tried climb(
            double[] grid, int start, ShopGenerators generators, int generator, ShopCases cases, Refit refit) {
        Tried best = new Tried(generators, grid[start]);
        double highest = alone(generators, generator, cases);
        report(generator, grid[start], highest);
        for (int direction = -1; direction <= 1; direction += 2) {
            boolean moved = false;
            for (int at = start + direction; at >= 0 && at < grid.length; at += direction) {
                ShopGenerators tried = refit.fit(generators, grid[at]);
                double value = alone(tried, generator, cases);
                report(generator, grid[at], value);
                if (value <= highest) {
                    break;
                }
                highest = value;
                best = new Tried(tried, grid[at]);
                moved = true;
            }
            if (moved) {
                break;
            }
        }
        return best;
    }

    private void report(int generator, double setting, double value) {
        settings.progress()
                .accept(String.format(Locale.ROOT, "%s %s: %.5f", ShopBlend.NAMES[generator], setting, value));
    }

    private double alone(ShopGenerators generators, int generator, ShopCases cases) {
        ShopScores scores = ShopScores.only(generator, generators, cases, Double.POSITIVE_INFINITY, parallel);
        ShopBlend alone = new ShopBlend(only(generator), 1, 1, 1, Double.POSITIVE_INFINITY, 0.25);
        return value(scores.measure(alone, scores.scales(), cases.relevant(), 0, settings.listLength(), parallel));
    }

    private record Search(double[] scales, ShopBlend blend, double value) {}

    private Search search(Fitted fitted, ShopCases cases, double halfLife, double[] start, int rounds) {
        ShopScores scores = ShopScores.of(fitted.generators, cases, halfLife, parallel);
        double[] scales = scores.scales();
        double[][] grids = new double[start.length][];
        Arrays.fill(grids, new double[] {0, 0.05, 0.1, 0.2, 0.35, 0.5, 0.75, 1, 1.5, 2, 3, 4, 6});
        grids[start.length - 1] = new double[] {0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.75, 1};
        ToDoubleFunction<ShopBlend> measured =
                blend -> value(scores.measure(blend, scales, cases.relevant(), 0, settings.listLength(), parallel));
        double[] found = new CoordinateSearch(
                        start, grids, values -> measured.applyAsDouble(fitted.blend(values, halfLife)))
                .run(rounds, line -> {});
        ShopBlend blend = fitted.blend(found, halfLife);
        double value = measured.applyAsDouble(blend);
        settings.progress().accept(String.format(Locale.ROOT, "half-life %.0f: %.5f", halfLife, value));
        return new Search(scales, blend, value);
    }

    private static double[] start() {
        double[] start = ShopBlend.DEFAULT.found();
        start[ShopBlend.EASE] = 0.5;
        start[ShopBlend.ALS] = 0.2;
        return start;
    }

    static double[] only(int generator) {
        double[] weights = new double[ShopBlend.NAMES.length];
        weights[generator] = 1;
        return weights;
    }

    private static double value(RankingMetrics metrics) {
        return metrics.recall() + metrics.ndcg();
    }

    /** The blend beside popularity, on the shoppers that did not choose. */
    private Map<String, Double> report(Search best, Fitted fitted, ShopCases cases) {
        // Worked out once more rather than kept while others were tried: they take much room.
        ShopScores scores = ShopScores.of(fitted.generators, cases, best.blend.historyHalfLifeDays(), parallel);
        Map<String, Double> report = new TreeMap<>();
        put(report, "", scores, best.scales, best.blend, cases);
        ShopBlend popularity = new ShopBlend(only(ShopBlend.POPULARITY + 1), 1, 1, 1, 1, 0);
        put(report, "popularity.", scores, best.scales, popularity, cases);
        return report;
    }

    private void put(
            Map<String, Double> report,
            String prefix,
            ShopScores scores,
            double[] scales,
            ShopBlend blend,
            ShopCases cases) {
        int k = settings.listLength();
        RankingMetrics metrics = scores.measure(blend, scales, cases.relevant(), 1, k, parallel);
        report.put(prefix + "recall@" + k, metrics.recall());
        report.put(prefix + "ndcg@" + k, metrics.ndcg());
        report.put(prefix + "mrr@" + k, metrics.mrr());
        report.put(
                prefix + "coverage@" + k,
                metrics.coverage(cases.past().products().size()));
    }
}
