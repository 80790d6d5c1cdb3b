package io.clickshelf.recommendation.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.IntPredicate;

/**
 * Finds the weights by which fitted generators serve the choosing shoppers best (Recall@k + NDCG@k, coordinate search), and which of the generators
 * bring the other shoppers anything.
 */
final class BlendSearch {

    private static final double[] WEIGHTS = {0, 0.05, 0.1, 0.2, 0.35, 0.5, 0.75, 1, 1.5, 2, 3, 4, 6};
    private static final double[] TREND_POWERS = {0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.75, 1};
    private static final double[] OFF = {0};
    private static final int ROUNDS = 3;

    private final ShopGenerators generators;
    private final ShopCases cases;
    private final ShopSettings settings;
    private final Parallel parallel;

    BlendSearch(ShopGenerators generators, ShopCases cases, ShopSettings settings, Parallel parallel) {
        this.generators = generators;
        this.cases = cases;
        this.settings = settings;
        this.parallel = parallel;
    }

    /** @param value to the choosing shoppers */
    record Found(ShopBlend blend, double value) {}

    /** What the generators say to the cases under one half-life; takes much room. */
    ShopScores scores(double halfLifeDays) {
        return ShopScores.of(generators, cases, halfLifeDays, parallel);
    }

    /** The best of several half-lives; searched anew at the first of them, from there at the others. */
    Found best(ShopBlend start, double... halfLives) {
        Found best = at(scores(halfLives[0]), start, ROUNDS, generators::has);
        for (int h = 1; h < halfLives.length; h++) {
            // Near the best weights at one half-life are those at the next.
            Found found = at(scores(halfLives[h]), best.blend, 1, generators::has);
            best = found.value > best.value ? found : best;
        }
        return best;
    }

    /** The best without some generators, found from the best with them; others may take their place. */
    Found without(IntPredicate out, ShopBlend with, ShopScores scores) {
        return at(scores, with, ROUNDS, g -> generators.has(g) && !out.test(g));
    }

    private Found at(ShopScores scores, ShopBlend start, int rounds, IntPredicate movable) {
        double[] values = start.found();
        double[][] grids = new double[values.length][];
        Arrays.fill(grids, WEIGHTS);
        grids[values.length - 1] = TREND_POWERS;
        for (int g = 0; g < values.length - 1; g++) {
            if (!movable.test(g)) {
                grids[g] = OFF;
                values[g] = 0;
            }
        }
        double halfLife = scores.halfLifeDays();
        double[] found = new CoordinateSearch(values, grids, tried -> value(start.with(tried, halfLife), scores))
                .run(rounds, line -> {});
        ShopBlend blend = start.with(found, halfLife);
        Found best = new Found(blend, value(blend, scores));
        settings.progress().accept(String.format(Locale.ROOT, "half-life %.0f: %.5f", halfLife, best.value));
        return best;
    }

    private double value(ShopBlend blend, ShopScores scores) {
        RankingMetrics metrics = scores.measure(blend, 0, settings.listLength(), parallel);
        return metrics.recall() + metrics.ndcg();
    }

    /** What one blend brings beyond another to the shoppers that did not choose. */
    Gain gain(ShopBlend with, ShopBlend without, ShopScores scores) {
        int k = settings.listLength();
        return Gain.of(scores.values(with, 1, k, parallel), scores.values(without, 1, k, parallel));
    }
}
