package io.clickshelf.recommendation.model;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Chooses how much of their neighbours' score newcomers get: whatever serves the validation's shoppers best when the products that began to sell
 * after its moment are shown by what is written about them.
 */
final class NewcomerTrainer {

    /** Where nothing can be measured, newcomers get their chance, but below what has proved itself. */
    static final double DEFAULT_SHARE = 0.5;

    private static final List<Double> SHARES = List.of(0.5, 0.25, 0.75, 1.0);
    private static final int FEWEST = 20;

    private NewcomerTrainer() {}

    /** @param before fitted to the past of {@code cases} */
    static double share(ShopRecommender before, InteractionLog log, ShopCases cases, ShopSettings settings) {
        List<ProductText> texts = settings.texts();
        Newcomers newcomers = newcomers(before, log, texts);
        if (newcomers.size() < FEWEST || cases.size() < FEWEST) {
            return DEFAULT_SHARE;
        }
        RankingTrial trial = new RankingTrial(log, cases, settings.listLength()).with(newcomers);
        double best = DEFAULT_SHARE;
        double highest = Double.NEGATIVE_INFINITY;
        for (double share : SHARES) {
            Map<String, Double> measured = trial.measure(before.withNewcomerShare(share), 0, 2);
            double value = measured.values().stream().mapToDouble(v -> v).sum();
            settings.progress().accept(String.format(Locale.ROOT, "newcomers' share %.2f: %.5f", share, value));
            if (value > highest) {
                highest = value;
                best = share;
            }
        }
        return best;
    }

    private static Newcomers newcomers(ShopRecommender before, InteractionLog log, List<ProductText> texts) {
        ContentIndex index = new ContentIndex();
        texts.forEach(index::put);
        Newcomers newcomers = new Newcomers(before);
        for (int i = 0; i < log.products().size(); i++) {
            String product = log.products().id(i);
            if (!before.knows(product)) {
                newcomers.put(product, index.similar(product, Newcomers.NEIGHBOURS, before::knows));
            }
        }
        return newcomers;
    }
}
