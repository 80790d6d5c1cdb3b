package io.clickshelf.recommendation.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Chooses a shop's blend on the newest part of its log: the generators are fitted to what came before, half of the shoppers choose
 * (Recall@k + NDCG@k, coordinate search), the other half report.
 */
final class ShopTuner {

    private static final double[] LAMBDAS = {100, 300, 1000};
    private static final double[] HALF_LIVES = {60, 180, Double.POSITIVE_INFINITY};
    private static final int MIN_CASES = 20;
    private static final long MAX_FLOATS = 40_000_000;

    private final ShopSettings settings;
    private final Parallel parallel;

    ShopTuner(ShopSettings settings, Parallel parallel) {
        this.settings = settings;
        this.parallel = parallel;
    }

    /**
     * @param scales  what each generator's scores are divided by
     * @param metrics hold-out measures by name; empty if there were too few cases
     */
    record Choice(ShopBlend blend, double[] scales, Map<String, Double> metrics) {}

    Choice choose(InteractionLog log) {
        long perCase = (long) ShopBlend.POPULARITY * Math.max(1, log.products().size());
        int limit = (int) Math.min(settings.maxCases(), Math.max(100, MAX_FLOATS / perCase));
        ShopCases cases = ShopCases.split(log, settings.validationShare(), limit);
        ShopGenerators first = ShopGenerators.fit(cases.past(), LAMBDAS[0], settings, parallel);
        if (cases.size() < MIN_CASES) {
            ShopScores scores = ShopScores.of(first, cases, ShopBlend.DEFAULT.historyHalfLifeDays(), parallel);
            return new Choice(ShopBlend.DEFAULT, scores.scales(), Map.of());
        }
        Fitted fitted = bestEase(first, cases);
        Search best = null;
        for (double halfLife : HALF_LIVES) {
            Search search = search(fitted, cases, halfLife);
            settings.progress().accept(String.format(Locale.ROOT, "half-life %.0f: %.5f", halfLife, search.value));
            best = best == null || search.value > best.value ? search : best;
        }
        if (best == null) {
            throw new IllegalStateException("No half-life was tried.");
        }
        return new Choice(best.blend, best.scales, report(best, cases));
    }

    private record Fitted(ShopGenerators generators, double lambda) {}

    private Fitted bestEase(ShopGenerators generators, ShopCases cases) {
        InteractionMatrix byUser = cases.past().byUser();
        Fitted best = new Fitted(generators, LAMBDAS[0]);
        double highest = Double.NEGATIVE_INFINITY;
        for (double lambda : LAMBDAS) {
            ShopGenerators tried = lambda == LAMBDAS[0]
                    ? generators
                    : generators.withEase(ShopGenerators.ease(byUser, lambda, settings, parallel));
            ShopScores scores = ShopScores.of(tried, cases, Double.POSITIVE_INFINITY, parallel);
            ShopBlend alone = new ShopBlend(only(ShopBlend.EASE), lambda, Double.POSITIVE_INFINITY, 0.25);
            double value =
                    value(scores.measure(alone, scores.scales(), cases.relevant(), 0, settings.listLength(), parallel));
            settings.progress().accept(String.format(Locale.ROOT, "EASE lambda %.0f: %.5f", lambda, value));
            if (value > highest) {
                highest = value;
                best = new Fitted(tried, lambda);
            }
        }
        return best;
    }

    private record Search(ShopScores scores, double[] scales, ShopBlend blend, double value) {}

    private Search search(Fitted fitted, ShopCases cases, double halfLife) {
        double lambda = fitted.lambda();
        ShopScores scores = ShopScores.of(fitted.generators(), cases, halfLife, parallel);
        double[] scales = scores.scales();
        int generatorCount = ShopBlend.NAMES.length;
        double[][] grids = new double[generatorCount + 1][];
        Arrays.fill(grids, new double[] {0, 0.05, 0.1, 0.2, 0.35, 0.5, 0.75, 1, 1.5, 2, 3});
        grids[generatorCount] = new double[] {0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.75, 1};
        double[] start = Arrays.copyOf(ShopBlend.DEFAULT.weights(), generatorCount + 1);
        start[ShopBlend.EASE] = 0.5;
        start[generatorCount] = 0.3;
        double[] found = new CoordinateSearch(
                        start,
                        grids,
                        values -> value(scores.measure(
                                blend(values, lambda, halfLife),
                                scales,
                                cases.relevant(),
                                0,
                                settings.listLength(),
                                parallel)))
                .run(4, line -> {});
        ShopBlend blend = blend(found, lambda, halfLife);
        double value = value(scores.measure(blend, scales, cases.relevant(), 0, settings.listLength(), parallel));
        return new Search(scores, scales, blend, value);
    }

    private static ShopBlend blend(double[] values, double lambda, double halfLife) {
        int last = values.length - 1;
        return new ShopBlend(Arrays.copyOf(values, last), lambda, halfLife, values[last]);
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
    private Map<String, Double> report(Search best, ShopCases cases) {
        Map<String, Double> report = new TreeMap<>();
        put(report, "", best, best.blend, cases);
        put(report, "popularity.", best, new ShopBlend(only(ShopBlend.POPULARITY + 1), 1, 1, 0), cases);
        return report;
    }

    private void put(Map<String, Double> report, String prefix, Search best, ShopBlend blend, ShopCases cases) {
        int k = settings.listLength();
        RankingMetrics metrics = best.scores.measure(blend, best.scales, cases.relevant(), 1, k, parallel);
        report.put(prefix + "recall@" + k, metrics.recall());
        report.put(prefix + "ndcg@" + k, metrics.ndcg());
        report.put(prefix + "mrr@" + k, metrics.mrr());
        report.put(
                prefix + "coverage@" + k,
                metrics.coverage(cases.past().products().size()));
    }
}
