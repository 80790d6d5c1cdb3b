package io.clickshelf.recommendation.model;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Learns to put the blend's best products into order from the shoppers that chose the blend, and keeps what it learnt only if the others get a better
 * list by it.
 */
final class RankerTrainer {

    private static final int FEWEST_CASES = 100;
    /** What the ranker must gain to be worth its time. */
    private static final double WORTH = 1.005;

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
        RankingTrial trial = new RankingTrial(log, cases, settings.listLength());
        RankingData data = data(before, trial);
        Map<String, Double> best = trial.measure(before, 1, 2);
        double needed = WORTH * value(best);
        settings.progress().accept(String.format(Locale.ROOT, "no ranker: %.5f", value(best)));
        LambdaMart chosen = null;
        LambdaMart whole = LambdaMart.fit(data, BOOSTING, parallel);
        for (int trees : TREES) {
            LambdaMart ranker = whole.first(trees);
            Map<String, Double> measured = trial.measure(before.with(ranker), 1, 2);
            settings.progress()
                    .accept(String.format(Locale.ROOT, "ranker of %d trees: %.5f", ranker.size(), value(measured)));
            if (value(measured) > needed) {
                needed = value(measured);
                best = measured;
                chosen = ranker;
            }
        }
        Map<String, Double> metrics = new HashMap<>(choice.metrics());
        metrics.putAll(best);
        return new Trained(chosen, metrics);
    }

    private static double value(Map<String, Double> metrics) {
        return metrics.values().stream().mapToDouble(value -> value).sum();
    }

    /** The lists of every second case, the first included: those that chose the blend. */
    private static RankingData data(ShopRecommender before, RankingTrial trial) {
        IntArrayList starts = new IntArrayList();
        IntArrayList wanted = new IntArrayList();
        List<float[]> features = new ArrayList<>();
        List<Boolean> relevant = new ArrayList<>();
        List<Double> base = new ArrayList<>();
        for (int c = 0; c < trial.size(); c += 2) {
            ShopAnswer.Candidates candidates = before.candidates(trial.question(c));
            Set<String> taken = trial.taken(c);
            starts.add(features.size());
            wanted.add(taken.size());
            for (int n = 0; n < candidates.products().length; n++) {
                features.add(candidates.features()[n]);
                relevant.add(taken.contains(before.product(candidates.products()[n])));
                base.add(Math.log(Math.max(1e-9, candidates.scores()[n])));
            }
        }
        starts.add(features.size());
        boolean[] labels = new boolean[relevant.size()];
        for (int n = 0; n < labels.length; n++) {
            labels[n] = relevant.get(n);
        }
        return new RankingData(
                starts.toIntArray(),
                features.toArray(float[][]::new),
                base.stream().mapToDouble(score -> score).toArray(),
                labels,
                wanted.toIntArray());
    }
}
