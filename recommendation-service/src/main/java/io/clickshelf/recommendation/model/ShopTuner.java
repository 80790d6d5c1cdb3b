package io.clickshelf.recommendation.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Chooses a shop's blend on the newest part of its log: the generators are fitted to what came before, half of the shoppers choose
 * (Recall@k + NDCG@k, coordinate search), the other half report, and say which generators bring more than noise.
 */
final class ShopTuner {

    private static final double[] LAMBDAS = {10, 30, 100, 300, 1000, 3000};
    private static final int FIRST_LAMBDA = 2;
    private static final double[] ALS_RIDGES = {0.001, 0.003, 0.01, 0.03};
    private static final int FIRST_RIDGE = 2;
    private static final double[] ALS_UNOBSERVED = {0.01, 0.03, 0.1, 0.3};
    private static final int FIRST_UNOBSERVED = 2;
    private static final double[] HALF_LIVES = {60, 180, Double.POSITIVE_INFINITY};
    private static final int MIN_CASES = 20;
    private static final long MAX_FLOATS = 20_000_000;

    private final ShopSettings settings;
    private final Parallel parallel;

    ShopTuner(ShopSettings settings, Parallel parallel) {
        this.settings = settings;
        this.parallel = parallel;
    }

    /**
     * @param standing   of the generators, as found now or earlier
     * @param scales     what each generator's scores are divided by
     * @param metrics    hold-out measures by name; empty if there were too few cases
     * @param cases      that chose and reported
     * @param generators fitted to the cases' past
     */
    record Choice(
            ShopBlend blend,
            Standing standing,
            double[] scales,
            Map<String, Double> metrics,
            ShopCases cases,
            ShopGenerators generators) {

        private Choice with(ShopBlend changed) {
            return new Choice(changed, standing, scales, metrics, cases, generators);
        }
    }

    /** @param earlier whose settings and parts hold still; null to look for all of them anew */
    Choice choose(InteractionLog log, @Nullable ShopRecommender earlier) {
        long perCase = (long) ShopBlend.POPULARITY * Math.max(1, log.products().size());
        ShopCases all = ShopCases.split(log, settings.validationShare(), settings.maxCases());
        ShopCases cases = all.first((int) Math.max(100, MAX_FLOATS / perCase));
        if (cases.size() < MIN_CASES) {
            ShopBlend blend = ShopBlend.DEFAULT;
            ShopGenerators plain = ShopGenerators.fit(cases.past(), blend, blend::asks, settings, parallel);
            ShopScores scores = ShopScores.of(plain, cases, blend.historyHalfLifeDays(), parallel);
            return new Choice(blend, Standing.UNKNOWN, scores.scales(), Map.of(), all, plain);
        }
        return earlier == null ? explored(log, all, cases) : refined(earlier, all, cases);
    }

    /** The weights anew, near the earlier ones. */
    private Choice refined(ShopRecommender earlier, ShopCases all, ShopCases cases) {
        ShopBlend start = earlier.chosen();
        Standing standing = earlier.standing();
        ShopGenerators generators = ShopGenerators.fit(cases.past(), start, standing::in, settings, parallel);
        BlendSearch search = new BlendSearch(generators, cases, settings, parallel);
        ShopBlend blend = search.best(start, start.historyHalfLifeDays()).blend();
        ShopScores scores = search.scores(blend.historyHalfLifeDays());
        return new Choice(blend, standing, scores.scales(), report(blend, standing, scores, cases), all, generators);
    }

    private Choice explored(InteractionLog log, ShopCases all, ShopCases cases) {
        Fitted fitted = fitted(cases);
        BlendSearch search = new BlendSearch(fitted.generators, cases, settings, parallel);
        ShopBlend blend = search.best(fitted.blend, HALF_LIVES).blend();
        // Worked out once more rather than kept while others were tried: they take much room.
        ShopScores scores = search.scores(blend.historyHalfLifeDays());
        Choice choice = new Choice(blend, Standing.UNKNOWN, scores.scales(), Map.of(), all, fitted.generators);
        List<Standing.Part> parts = new ArrayList<>();
        Set<Integer> out = new HashSet<>();
        for (int generator : ShopBlend.OPTIONAL) {
            out.add(generator);
            Choice without = choice;
            Gain shoppers = Gain.NONE;
            Gain visits = Gain.NONE;
            if (choice.blend.asks(generator)) {
                without = choice.with(
                        search.without(out::contains, choice.blend, scores).blend());
                shoppers = search.gain(choice.blend, without.blend, scores);
                visits = shoppers.beyondNoise()
                        ? Gain.NONE
                        : VisitTrainer.gain(choice, without, log, settings, parallel);
            }
            Standing.Part part = new Standing.Part(generator, shoppers, visits);
            settings.progress().accept(ShopBlend.NAMES[generator] + (part.in() ? " stays: " : " is left out: ") + part);
            parts.add(part);
            if (part.in()) {
                out.remove(generator);
            } else {
                choice = without;
            }
        }
        Standing standing = Standing.of(log, parts);
        return new Choice(
                choice.blend,
                standing,
                scores.scales(),
                report(choice.blend, standing, scores, cases),
                all,
                fitted.generators);
    }

    /**
     * Generators, and the settings that they were fitted with.
     *
     * @param blend with the weights that a search begins at
     */
    private record Fitted(ShopGenerators generators, ShopBlend blend) {}

    /** Each generator with the settings by which it alone ranks best. */
    private Fitted fitted(ShopCases cases) {
        InteractionLog past = cases.past();
        InteractionMatrix byUser = past.byUser();
        ShopBlend start = start();
        Fitted fitted = new Fitted(ShopGenerators.fit(past, start, generator -> true, settings, parallel), start);
        if (byUser.items() <= settings.maxEaseProducts()) {
            fitted = climb(
                    LAMBDAS,
                    FIRST_LAMBDA,
                    fitted,
                    ShopBlend.EASE,
                    cases,
                    (before, lambda) -> new Fitted(
                            before.generators.withEase(Ease.fit(byUser, lambda, settings.neighbours(), parallel)),
                            before.blend.withEase(lambda)));
        }
        fitted = climb(
                ALS_UNOBSERVED,
                FIRST_UNOBSERVED,
                fitted,
                ShopBlend.ALS,
                cases,
                (before, unobserved) ->
                        refitted(before, before.blend.withAls(before.blend.alsRidge(), unobserved), byUser));
        return climb(
                ALS_RIDGES,
                FIRST_RIDGE,
                fitted,
                ShopBlend.ALS,
                cases,
                (before, ridge) -> refitted(before, before.blend.withAls(ridge, before.blend.alsUnobserved()), byUser));
    }

    private Fitted refitted(Fitted before, ShopBlend blend, InteractionMatrix byUser) {
        return new Fitted(before.generators.withAls(ImplicitAls.fit(byUser, blend.als(), parallel)), blend);
    }

    @FunctionalInterface
    private interface Refit {
        Fitted fit(Fitted before, double value);
    }

    /** Moves one setting of one generator along its grid as long as that generator alone gets better. */
    private Fitted climb(double[] grid, int start, Fitted fitted, int generator, ShopCases cases, Refit refit) {
        Fitted best = fitted;
        double highest = alone(fitted, generator, cases, grid[start]);
        boolean moved = false;
        for (int direction = -1; direction <= 1 && !moved; direction += 2) {
            for (int at = start + direction; at >= 0 && at < grid.length; at += direction) {
                Fitted tried = refit.fit(fitted, grid[at]);
                double value = alone(tried, generator, cases, grid[at]);
                if (value <= highest) {
                    break;
                }
                highest = value;
                best = tried;
                moved = true;
            }
        }
        return best;
    }

    private double alone(Fitted fitted, int generator, ShopCases cases, double setting) {
        ShopScores scores = ShopScores.only(generator, fitted.generators, cases, Double.POSITIVE_INFINITY, parallel);
        ShopBlend alone = new ShopBlend(only(generator), 1, 1, 1, Double.POSITIVE_INFINITY, 0.25);
        RankingMetrics metrics = scores.measure(alone, 0, settings.listLength(), parallel);
        double value = metrics.recall() + metrics.ndcg();
        settings.progress()
                .accept(String.format(Locale.ROOT, "%s %s: %.5f", ShopBlend.NAMES[generator], setting, value));
        return value;
    }

    private static ShopBlend start() {
        double[] start = ShopBlend.DEFAULT.found();
        start[ShopBlend.EASE] = 0.5;
        start[ShopBlend.ALS] = 0.2;
        return ShopBlend.DEFAULT
                .with(start, HALF_LIVES[0])
                .withEase(LAMBDAS[FIRST_LAMBDA])
                .withAls(ALS_RIDGES[FIRST_RIDGE], ALS_UNOBSERVED[FIRST_UNOBSERVED]);
    }

    static double[] only(int generator) {
        double[] weights = new double[ShopBlend.NAMES.length];
        weights[generator] = 1;
        return weights;
    }

    /** The blend beside popularity, on the shoppers that did not choose, and how the generators stand. */
    private Map<String, Double> report(ShopBlend blend, Standing standing, ShopScores scores, ShopCases cases) {
        Map<String, Double> report = new TreeMap<>(standing.metrics());
        put(report, "", scores, blend, cases);
        ShopBlend popularity = new ShopBlend(only(ShopBlend.POPULARITY + 1), 1, 1, 1, 1, 0);
        put(report, "popularity.", scores, popularity, cases);
        return report;
    }

    private void put(Map<String, Double> report, String prefix, ShopScores scores, ShopBlend blend, ShopCases cases) {
        int k = settings.listLength();
        RankingMetrics metrics = scores.measure(blend, 1, k, parallel);
        report.put(prefix + "recall@" + k, metrics.recall());
        report.put(prefix + "ndcg@" + k, metrics.ndcg());
        report.put(prefix + "mrr@" + k, metrics.mrr());
        report.put(
                prefix + "coverage@" + k,
                metrics.coverage(cases.past().products().size()));
    }
}
