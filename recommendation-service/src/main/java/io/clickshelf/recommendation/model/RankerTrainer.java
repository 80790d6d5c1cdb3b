package io.clickshelf.recommendation.model;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Learns to put the blend's best products into order, from the shoppers that chose the blend and from the answers that half of the shoppers saw, and
 * keeps what it learnt only if the others get a better list by it. Price and stock are looked at only if that is better still.
 */
final class RankerTrainer {

    private static final int FEWEST_CASES = 100;
    /** What the ranker must gain to be worth its time. */
    private static final double WORTH = 1.005;
    /** What price and stock must gain beside. */
    private static final double MARKET_WORTH = 1.001;

    private static final LambdaMart.Settings BOOSTING =
            new LambdaMart.Settings(100, 0.08, new TreeGrower.Settings(8, 1, 1, 60), 20);
    private static final int[] TREES = {30, BOOSTING.trees()};

    private final ShopSettings settings;
    private final Parallel parallel;

    RankerTrainer(ShopSettings settings, Parallel parallel) {
        this.settings = settings;
        this.parallel = parallel;
    }

    /** @param ranker null where none was better than the blend alone; {@code metrics} are those of what was chosen */
    record Trained(@Nullable LambdaMart ranker, Map<String, Double> metrics) {}

    /** @param before the blend, fitted to the past of the choice's cases */
    Trained train(ShopRecommender before, InteractionLog log, ShopTuner.Choice choice) {
        ShopCases cases = choice.cases();
        if (choice.metrics().isEmpty() || cases.size() < FEWEST_CASES) {
            return new Trained(null, choice.metrics());
        }
        RankingTrial trial = new RankingTrial(log, cases, settings.listLength()).on(settings.market());
        RankingTrial shown = ShownTrial.of(settings.shown(), log, cases.past().end() + 1, settings.listLength());
        if (shown.size() < FEWEST_CASES) {
            shown = new RankingTrial(settings.listLength());
        }
        RankingDataBuilder data = new RankingDataBuilder(before);
        data.addEverySecond(trial);
        data.addEverySecond(shown);
        Map<String, Double> best = trial.measure(before, 1, 2);
        double needed = WORTH * value(best, shown, before);
        settings.progress().accept(String.format(Locale.ROOT, "no ranker: %.5f", needed / WORTH));
        LambdaMart chosen = null;
        for (boolean market : new boolean[] {false, true}) {
            LambdaMart whole =
                    LambdaMart.fit(data.build(market ? RankFeatures.COUNT : RankFeatures.MARKET), BOOSTING, parallel);
            if (market && !whole.asks(RankFeatures.MARKET)) {
                break;
            }
            double more = market && chosen != null ? MARKET_WORTH : 1;
            for (int trees : TREES) {
                LambdaMart ranker = whole.first(trees);
                ShopRecommender tried = before.with(ranker);
                Map<String, Double> measured = trial.measure(tried, 1, 2);
                double value = value(measured, shown, tried);
                settings.progress()
                        .accept(String.format(
                                Locale.ROOT,
                                "ranker of %d trees%s: %.5f",
                                ranker.size(),
                                market ? " with price and stock" : "",
                                value));
                if (value > more * needed) {
                    more = 1;
                    needed = value;
                    best = measured;
                    chosen = ranker;
                }
            }
        }
        Map<String, Double> metrics = new HashMap<>(choice.metrics());
        metrics.putAll(best);
        if (shown.size() > 0) {
            report(metrics, shown, before, chosen);
        }
        return new Trained(chosen, metrics);
    }

    /** How many answers were learnt from, and on the half that was not how the blend and what was chosen order what was seen. */
    private static void report(
            Map<String, Double> metrics, RankingTrial shown, ShopRecommender before, @Nullable LambdaMart chosen) {
        metrics.put("shown.answers", (double) ((shown.size() + 1) / 2));
        Map<String, Double> blend = shown.measure(before, 1, 2);
        Map<String, Double> ranked = chosen == null ? blend : shown.measure(before.with(chosen), 1, 2);
        blend.forEach((name, value) -> {
            if (name.startsWith("ndcg")) {
                metrics.put("shown.blend." + name, value);
                metrics.put("shown." + name, ranked.getOrDefault(name, value));
            }
        });
    }

    /** Of shoppers who came back, and of what the others made of the answers that they saw. */
    private static double value(Map<String, Double> metrics, RankingTrial shown, ShopRecommender recommender) {
        return value(metrics) + (shown.size() == 0 ? 0 : value(shown.measure(recommender, 1, 2)));
    }

    private static double value(Map<String, Double> metrics) {
        return metrics.values().stream().mapToDouble(value -> value).sum();
    }
}
