package io.clickshelf.recommendation.model;

import java.util.LinkedHashMap;
import java.util.Map;

/** Measures each generator of the shop's blend alone, on shoppers with a past before a moment and purchases after it. */
public final class ShopEvaluation {

    private ShopEvaluation() {}

    /**
     * @param log                whole log; what lies before the moment is learnt from
     * @param momentEpochSecond  where the test begins
     * @param model              fitted to what lies before the moment: its generators' own settings are used
     * @return by generator, with nothing of the part after the moment used to fit or choose
     */
    public static Map<String, RankingMetrics> generators(
            InteractionLog log, long momentEpochSecond, ShopRecommender model, ShopSettings settings) {
        Parallel parallel = new Parallel(settings.threads());
        ShopCases cases = ShopCases.split(log, momentEpochSecond, Integer.MAX_VALUE, user -> true);
        ShopBlend chosen = model.chosen();
        ShopGenerators generators = ShopGenerators.fit(cases.past(), chosen, generator -> true, settings, parallel);
        ShopScores scores = ShopScores.of(generators, cases, chosen.historyHalfLifeDays(), parallel);
        Map<String, RankingMetrics> metrics = new LinkedHashMap<>();
        for (int g = 0; g < ShopBlend.NAMES.length; g++) {
            ShopBlend alone = new ShopBlend(ShopTuner.only(g), 1, 1, 1, chosen.historyHalfLifeDays(), 0);
            RankingMetrics of = new RankingMetrics(settings.listLength());
            for (int half = 0; half < 2; half++) {
                of.merge(scores.measure(alone, half, settings.listLength(), parallel));
            }
            metrics.put(ShopBlend.NAMES[g], of);
        }
        return metrics;
    }
}
