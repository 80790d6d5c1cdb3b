package io.clickshelf.recommendation.model;

import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Ranks a catalogue for each user of a binary matrix without times: a filter of the graph that blurs and sharpens, a low-pass filter, implicit ALS, and
 * linear item-item weights, EASE^R where the catalogue is small enough and SLIM beyond, mixed by weights chosen on items held out of the given matrix.
 * ALS and linear weights are left out where they bring other users no more than noise.
 *
 * <p>Memory: items × (rank + dimensions) floats, twice that while fitting, and items² / 2 floats while EASE is fitted. Immutable.
 */
public final class TopNRecommender {

    /** Best items of the sharpened filter and of the linear weights that all generators score. */
    static final int DEPTH = 1000;

    private static final int BATCH = 256;

    private final TopNGenerators generators;
    private final TopNBlend blend;

    private TopNRecommender(TopNGenerators generators, TopNBlend blend) {
        this.generators = generators;
        this.blend = blend;
    }

    /**
     * @param rank            singular vectors of the graph filter
     * @param rounds          of subspace iteration
     * @param maxEaseItems    catalogues above this have SLIM instead of EASE
     * @param easeLambda      regularisation of EASE
     * @param als             of implicit ALS
     * @param validationUsers users that choose the blend, at most
     */
    public record Settings(
            int rank, int rounds, int maxEaseItems, double easeLambda, ImplicitAls.Settings als, int validationUsers) {
        public static final Settings DEFAULT = new Settings(384, 4, 8_000, 200, ImplicitAls.Settings.DEFAULT, 1500);

        Settings with(ImplicitAls.Settings changed) {
            return new Settings(rank, rounds, maxEaseItems, easeLambda, changed, validationUsers);
        }
    }

    /** Chooses the blend on a part held out of {@code x}, then fits to all of it. */
    public static TopNRecommender fit(
            InteractionMatrix x, Settings settings, Parallel parallel, Consumer<String> progress) {
        TopNValidation validation = TopNValidation.of(x, settings.validationUsers());
        TopNBlend blend = TopNBlend.DEFAULT;
        Settings chosen = settings;
        if (validation.choosing().users().length > 0) {
            TopNGenerators before = TopNGenerators.fit(
                    validation.kept(), settings.with(settings.als().small()), generator -> true, parallel, progress);
            TopNTuner tuner = new TopNTuner(before, validation.choosing());
            chosen = settings.with(tuner.chooseAls(settings.als(), progress));
            blend = tuner.pruned(tuner.choose(progress), validation.measuring(), progress);
        }
        progress.accept("chose " + blend);
        return new TopNRecommender(TopNGenerators.fit(x, chosen, blend::asks, parallel, progress), blend);
    }

    /** Receives the answer for one user; called from several threads. */
    @FunctionalInterface
    public interface Sink {
        void accept(int user, TopK best);
    }

    /** Ranks for each of the users what they do not have yet, and hands over the best k of each. */
    public void recommend(int[] users, int k, Sink sink) {
        float[][] degrees = new float[TopNGenerators.COUNT][];
        for (int g = 0; g < degrees.length; g++) {
            degrees[g] = generators.degrees(blend.targets()[g]);
        }
        for (int from = 0; from < users.length; from += BATCH) {
            int first = from;
            int[][] rows = IntStream.range(from, Math.min(users.length, from + BATCH))
                    .mapToObj(n -> generators.row(users[n]))
                    .toArray(int[][]::new);
            float[][][] parts = TopNGenerators.none();
            int[][] candidates = score(rows, Math.max(k, DEPTH), parts);
            generators.parallel().forRange(rows.length, 16, (a, b) -> {
                TopK best = new TopK(k);
                TopNBlender blender = new TopNBlender(blend, degrees);
                for (int r = a; r < b; r++) {
                    sink.accept(users[first + r], blender.rank(candidates[r], parts, r, best));
                }
            });
        }
    }

    /** Fills {@code parts} with the scores of each row's candidates, which are returned. */
    private int[][] score(int[][] rows, int depth, float[][][] parts) {
        float[][][] whole = TopNGenerators.none();
        for (int g = 0; g < parts.length; g++) {
            // Without any of the cheap ones there would be no candidates.
            boolean on = blend.weights()[g] > 0
                    || g == TopNGenerators.SHARPENED && blend.weights()[TopNGenerators.LINEAR] == 0;
            if (on) {
                whole[g] = generators.whole(g, rows, blend);
            }
        }
        int[][] candidates = generators.candidates(whole, rows, blend, depth);
        for (int g = 0; g < parts.length; g++) {
            float[][] of = whole[g];
            if (blend.weights()[g] > 0) {
                parts[g] = of.length == 0
                        ? generators.at(g, rows, candidates, blend)
                        : TopNGenerators.gathered(of, candidates);
            }
        }
        return candidates;
    }
}
