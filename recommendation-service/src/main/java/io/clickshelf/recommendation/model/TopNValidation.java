package io.clickshelf.recommendation.model;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * A fifth of each user's items held out at random (fixed seed), to choose a blend by Recall@20 + NDCG@20.
 *
 * @param kept  the matrix without what is held out
 * @param users the sample that chooses
 * @param held  per user of the sample: the items held out, ascending
 */
record TopNValidation(InteractionMatrix kept, int[] users, int[][] held) {

    private static final int K = 20;
    private static final int ROUNDS = 3;

    static TopNValidation of(InteractionMatrix x, int limit) {
        Random random = new Random(1);
        SparseRows rows = x.byUser();
        int[][] kept = new int[x.users()][];
        int[][] held = new int[x.users()][];
        for (int u = 0; u < kept.length; u++) {
            int[] items = Arrays.copyOfRange(rows.indices(), rows.offsets()[u], rows.offsets()[u + 1]);
            for (int i = items.length - 1; i > 0; i--) {
                int j = random.nextInt(i + 1);
                int item = items[i];
                items[i] = items[j];
                items[j] = item;
            }
            int out = items.length / 5;
            held[u] = Arrays.copyOf(items, out);
            Arrays.sort(held[u]);
            kept[u] = Arrays.copyOfRange(items, out, items.length);
        }
        int[] able =
                IntStream.range(0, held.length).filter(u -> held[u].length > 0).toArray();
        int[] users = new int[Math.min(limit, able.length)];
        for (int n = 0; n < users.length; n++) {
            users[n] = able[(int) ((long) n * able.length / users.length)];
        }
        int[][] relevant = Arrays.stream(users).mapToObj(u -> held[u]).toArray(int[][]::new);
        return new TopNValidation(InteractionMatrix.ofLists(x.items(), kept), users, relevant);
    }

    /** The blend that ranks the held-out items of the sample best; {@code model} was fitted to {@link #kept}. */
    TopNBlend choose(TopNRecommender model, Parallel parallel, Consumer<String> progress) {
        int[][] rows = Arrays.stream(users).mapToObj(model::row).toArray(int[][]::new);
        float[][] hop = model.filter().hop(rows, parallel);
        float[][] linear = model.ease(rows);
        Map<Double, float[][]> low = new HashMap<>();
        double[][] grids = TopNBlend.GRIDS.clone();
        double[] start = TopNBlend.DEFAULT.toArray();
        if (linear[0].length == 0) {
            grids[grids.length - 1] = new double[] {0};
        }
        return TopNBlend.of(new CoordinateSearch(start, grids, values -> {
                    TopNBlend blend = TopNBlend.of(values);
                    float[][] lowPass = low.computeIfAbsent(
                            blend.damping(), damping -> model.filter().lowPass(rows, damping, parallel));
                    float[] hopFactor = model.filter().popularity(blend.hopPower());
                    float[] lowFactor = model.filter().popularity(blend.lowPower());
                    RankingMetrics total = new RankingMetrics(K);
                    parallel.forRange(rows.length, 32, (from, to) -> {
                        RankingMetrics part = new RankingMetrics(K);
                        TopK best = new TopK(K);
                        for (int r = from; r < to; r++) {
                            TopNRecommender.rank(
                                    rows[r], hop[r], hopFactor, lowPass[r], lowFactor, linear[r], blend, best);
                            part.add(best, held[r]);
                        }
                        total.merge(part);
                    });
                    return total.recall() + total.ndcg();
                })
                .run(ROUNDS, progress));
    }
}
