package io.clickshelf.recommendation.model;

import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * The generators of {@link TopNRecommender}, fitted to one matrix. Two, sharpened filter and linear, see the whole catalogue and name the candidates; the
 * others score those.
 *
 * @param als    null where left out
 * @param linear item-item weights: EASE^R, or SLIM where the catalogue is too large for it; without entries where left out
 */
record TopNGenerators(
        InteractionMatrix x,
        SharpenedFilter sharpened,
        LowPassFilter low,
        @Nullable ImplicitAls als,
        SparseRows linear,
        Parallel parallel) {

    static final int SHARPENED = 0;
    static final int LOW_PASS = 1;
    static final int ALS = 2;
    static final int LINEAR = 3;
    static final int COUNT = 4;
    static final String[] NAMES = {"sharpened filter", "low-pass filter", "ials", "linear"};

    /** Which of them are left out where they bring no more than noise, the dearest first: the filters are fitted together, and name candidates. */
    static final List<Integer> OPTIONAL = List.of(LINEAR, ALS);

    private static final int WIDTH = 1000;
    private static final float[][] OFF = new float[0][];

    /** @param asked of {@link #OPTIONAL}; the other generators are fitted anyway */
    static TopNGenerators fit(
            InteractionMatrix x,
            TopNRecommender.Settings settings,
            IntPredicate asked,
            Parallel parallel,
            Consumer<String> progress) {
        SparseRows linear = SparseRows.empty(x.items(), x.items());
        if (asked.test(LINEAR)) {
            boolean small = x.items() <= settings.maxEaseItems();
            linear = small
                    ? Ease.fit(x, settings.easeLambda(), WIDTH, parallel)
                    : Slim.fit(x, Slim.LAMBDA, Slim.NEIGHBOURS, WIDTH, parallel);
            progress.accept("fitted " + (small ? "ease" : "slim"));
        }
        LowPassFilter low = LowPassFilter.fit(x, Math.min(settings.rank(), x.items()), settings.rounds(), parallel);
        progress.accept("fitted low-pass filter");
        ImplicitAls als = null;
        if (asked.test(ALS)) {
            als = ImplicitAls.fit(x, settings.als(), parallel);
            progress.accept("fitted ials");
        }
        return new TopNGenerators(x, low.sharpened(), low, als, linear, parallel);
    }

    TopNGenerators with(ImplicitAls changed) {
        return new TopNGenerators(x, sharpened, low, changed, linear, parallel);
    }

    /** Scores of no generator yet; one that stays without rows is off. */
    static float[][][] none() {
        float[][][] none = new float[COUNT][][];
        Arrays.fill(none, OFF);
        return none;
    }

    /** Per row of items, the scores of every item by a generator that is cheap for the whole catalogue; no rows by another. */
    float[][] whole(int generator, int[][] rows, TopNBlend blend) {
        if (generator == SHARPENED) {
            return sharpened.scores(rows, blend.time(), blend.ideal(), parallel);
        }
        return generator == LINEAR ? linear(rows) : OFF;
    }

    /** Per row of items, the scores of given items. */
    float[][] at(int generator, int[][] rows, int[][] ids, TopNBlend blend) {
        if (generator == LOW_PASS) {
            return low.scores(rows, ids, blend.damping(), parallel);
        }
        if (generator == ALS) {
            return als == null ? OFF : als.scores(rows, ids, parallel);
        }
        return gathered(whole(generator, rows, blend), ids);
    }

    /** Per row, the scores of given items out of those of all. */
    static float[][] gathered(float[][] whole, int[][] ids) {
        float[][] scores = new float[ids.length][];
        for (int r = 0; r < ids.length; r++) {
            scores[r] = new float[ids[r].length];
            for (int n = 0; n < ids[r].length; n++) {
                scores[r][n] = whole[r][ids[r][n]];
            }
        }
        return scores;
    }

    /** Per row, the best {@code depth} items of each cheap generator that are not in the row, ascending. */
    int[][] candidates(float[][][] whole, int[][] rows, TopNBlend blend, int depth) {
        float[][] degrees = new float[COUNT][];
        for (int g = 0; g < COUNT; g++) {
            degrees[g] = degrees(blend.targets()[g]);
        }
        int[][] candidates = new int[rows.length][];
        parallel.forRange(rows.length, 16, (from, to) -> {
            TopK best = new TopK(depth);
            for (int r = from; r < to; r++) {
                IntOpenHashSet union = new IntOpenHashSet(2 * depth);
                for (int g = 0; g < COUNT; g++) {
                    if (whole[g].length > 0) {
                        best(whole[g][r], degrees[g], rows[r], best);
                        for (int rank = 0; rank < best.size(); rank++) {
                            union.add(best.id(rank));
                        }
                    }
                }
                candidates[r] = union.toIntArray();
                Arrays.sort(candidates[r]);
            }
        });
        return candidates;
    }

    private static void best(float[] scores, float[] degree, int[] row, TopK best) {
        best.clear();
        int next = 0;
        for (int i = 0; i < scores.length; i++) {
            if (next < row.length && row[next] == i) {
                next++;
            } else if (scores[i] > 0) {
                best.offer(i, scores[i] * degree[i]);
            }
        }
    }

    private float[][] linear(int[][] rows) {
        SparseRows weights = linear;
        float[][] scores = new float[rows.length][weights.columns()];
        for (int r = 0; r < rows.length; r++) {
            for (int i : rows[r]) {
                for (int e = weights.offsets()[i]; e < weights.offsets()[i + 1]; e++) {
                    scores[r][weights.indices()[e]] += weights.values()[e];
                }
            }
        }
        return scores;
    }

    /** d(i) / mean degree, to a power, for every item. */
    float[] degrees(double power) {
        double mean = (double) x.byUser().entries() / x.items();
        float[] powers = new float[x.items()];
        for (int i = 0; i < powers.length; i++) {
            powers[i] = (float) Math.pow(Math.max(1, x.byItem().count(i)) / mean, power);
        }
        return powers;
    }

    /** The items of a user, ascending. */
    int[] row(int user) {
        SparseRows rows = x.byUser();
        return Arrays.copyOfRange(rows.indices(), rows.offsets()[user], rows.offsets()[user + 1]);
    }
}
