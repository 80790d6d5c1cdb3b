package io.clickshelf.recommendation.model;

import java.util.Arrays;
import java.util.function.Consumer;

/** Chooses a {@link TopNBlend} by Recall@20 + NDCG@20 on held-out items. Scores are kept for each user's candidates, so that a blend is tried quickly. */
final class TopNTuner {

    private static final int K = 20;
    private static final int ROUNDS = 2;
    private static final int BATCH = 256;

    private TopNGenerators generators;
    private final TopNValidation.Sample sample;
    private final int[][] rows;
    private final int[][] candidates;
    private final float[][][] known = TopNGenerators.none();
    private final double[][] knownFor = new double[TopNGenerators.COUNT][0];

    /** @param generators fitted to what the validation kept of the sample's rows */
    TopNTuner(TopNGenerators generators, TopNValidation.Sample sample) {
        this.generators = generators;
        this.sample = sample;
        this.rows = Arrays.stream(sample.users()).mapToObj(generators::row).toArray(int[][]::new);
        this.candidates = new int[rows.length][];
        TopNBlend start = TopNBlend.DEFAULT;
        for (int from = 0; from < rows.length; from += BATCH) {
            int[][] batch = Arrays.copyOfRange(rows, from, Math.min(rows.length, from + BATCH));
            float[][][] whole = TopNGenerators.none();
            for (int g = 0; g < whole.length; g++) {
                whole[g] = generators.whole(g, batch, start);
            }
            int[][] of = generators.candidates(whole, batch, start, TopNRecommender.DEPTH);
            System.arraycopy(of, 0, candidates, from, of.length);
        }
    }

    /** The regularisation and weight by which ALS alone, with few dimensions, ranks best; takes them on for the blend. */
    ImplicitAls.Settings chooseAls(ImplicitAls.Settings start, Consumer<String> progress) {
        ImplicitAls.Settings small = start.small();
        TopNBlend alone = TopNBlend.DEFAULT.only(TopNGenerators.ALS);
        double[] found = new CoordinateSearch(
                        new double[] {start.regularisation(), start.unobserved()}, ImplicitAls.Settings.GRIDS, v -> {
                            take(small.with(v[0], v[1]));
                            return value(alone);
                        })
                .run(1, line -> progress.accept("ials settings " + line));
        ImplicitAls.Settings chosen = start.with(found[0], found[1]);
        take(chosen);
        return chosen;
    }

    private void take(ImplicitAls.Settings settings) {
        generators = generators.with(ImplicitAls.fit(generators.x(), settings, generators.parallel()));
        known[TopNGenerators.ALS] = new float[0][];
    }

    /** The best blend found, each generator first on its own. */
    TopNBlend choose(Consumer<String> progress) {
        TopNBlend blend = TopNBlend.DEFAULT;
        for (int g = 0; g < TopNGenerators.COUNT; g++) {
            int generator = g;
            double[] start = blend.only(g).toArray();
            double[][] grids = TopNBlend.grids(generator, start);
            blend = TopNBlend.of(new CoordinateSearch(start, grids, v -> value(TopNBlend.of(v)))
                    .run(ROUNDS, line -> progress.accept(TopNGenerators.NAMES[generator] + " " + line)));
        }
        double[] mixed = blend.weighted(TopNBlend.DEFAULT.weights()).toArray();
        return TopNBlend.of(new CoordinateSearch(mixed, TopNBlend.mixing(mixed), v -> value(TopNBlend.of(v)))
                .run(ROUNDS, progress));
    }

    /**
     * The blend without those of {@link TopNGenerators#OPTIONAL} that bring other users no more than noise.
     *
     * @param others who did not choose the blend
     */
    TopNBlend pruned(TopNBlend blend, TopNValidation.Sample others, Consumer<String> progress) {
        TopNTuner measuring = new TopNTuner(generators, others);
        TopNBlend pruned = blend;
        for (int generator : TopNGenerators.OPTIONAL) {
            if (pruned.weights()[generator] > 0) {
                double[] start = pruned.without(generator).toArray();
                double[][] grids = TopNBlend.mixingOf(start);
                TopNBlend without = TopNBlend.of(
                        new CoordinateSearch(start, grids, v -> value(TopNBlend.of(v))).run(1, line -> {}));
                Gain gain = Gain.of(measuring.values(pruned), measuring.values(without));
                boolean stays = gain.beyondNoise();
                progress.accept(TopNGenerators.NAMES[generator] + (stays ? " stays: " : " is left out: ") + gain);
                pruned = stays ? pruned : without;
            }
        }
        return pruned;
    }

    /** Recall@20 + NDCG@20 of a blend. */
    private double value(TopNBlend blend) {
        return Arrays.stream(values(blend)).average().orElse(0);
    }

    private double[] values(TopNBlend blend) {
        float[][][] parts = TopNGenerators.none();
        float[][] degrees = new float[TopNGenerators.COUNT][];
        for (int g = 0; g < parts.length; g++) {
            if (blend.weights()[g] > 0) {
                parts[g] = of(g, blend);
            }
            degrees[g] = generators.degrees(blend.targets()[g]);
        }
        double[] values = new double[rows.length];
        generators.parallel().forRange(rows.length, 128, (from, to) -> {
            TopK best = new TopK(K);
            TopNBlender blender = new TopNBlender(blend, degrees);
            for (int r = from; r < to; r++) {
                RankingMetrics one = new RankingMetrics(K);
                one.add(blender.rank(candidates[r], parts, r, best), sample.held()[r]);
                values[r] = one.recall() + one.ndcg();
            }
        });
        return values;
    }

    /** One generator's scores of the candidates, computed anew only where its own settings changed. */
    private float[][] of(int generator, TopNBlend blend) {
        double[] own = blend.own(generator);
        if (known[generator].length == 0 || !Arrays.equals(own, knownFor[generator])) {
            float[][] scores = new float[rows.length][];
            for (int from = 0; from < rows.length; from += BATCH) {
                int to = Math.min(rows.length, from + BATCH);
                float[][] batch = generators.at(
                        generator, Arrays.copyOfRange(rows, from, to), Arrays.copyOfRange(candidates, from, to), blend);
                System.arraycopy(batch, 0, scores, from, batch.length);
            }
            knownFor[generator] = own;
            known[generator] = scores;
        }
        return known[generator];
    }
}
