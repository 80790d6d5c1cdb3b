package io.clickshelf.recommendation.model;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Ranks a whole catalogue for each user of a binary matrix without times: a graph filter, and EASE^R where the catalogue is
 * small enough, mixed by weights chosen on items held out of the given matrix.
 *
 * <p>Memory: twice items × rank floats, and items² / 2 floats while EASE is fitted. Immutable.
 */
public final class TopNRecommender {

    private static final int BATCH = 256;
    private static final int EASE_WIDTH = 1000;

    private final InteractionMatrix x;
    private final GraphFilter filter;
    private final @Nullable SparseRows ease;
    private final TopNBlend blend;
    private final Parallel parallel;

    private TopNRecommender(
            InteractionMatrix x, GraphFilter filter, @Nullable SparseRows ease, TopNBlend blend, Parallel parallel) {
        this.x = x;
        this.filter = filter;
        this.ease = ease;
        this.blend = blend;
        this.parallel = parallel;
    }

    /**
     * @param rank            singular vectors of the graph filter
     * @param rounds          of subspace iteration
     * @param maxEaseItems    catalogues above this do without EASE
     * @param easeLambda      regularisation of EASE
     * @param validationUsers users that choose the blend, at most
     */
    public record Settings(int rank, int rounds, int maxEaseItems, double easeLambda, int validationUsers) {
        public static final Settings DEFAULT = new Settings(448, 4, 8_000, 200, 1000);
    }

    /** Chooses the blend on a part held out of {@code x}, then fits to all of it. */
    public static TopNRecommender fit(
            InteractionMatrix x, Settings settings, Parallel parallel, Consumer<String> progress) {
        TopNValidation validation = TopNValidation.of(x, settings.validationUsers());
        TopNBlend blend = TopNBlend.DEFAULT;
        if (validation.users().length > 0) {
            blend = validation.choose(of(validation.kept(), settings, blend, parallel), parallel, progress);
        }
        progress.accept("chose " + blend);
        return of(x, settings, blend, parallel);
    }

    private static TopNRecommender of(InteractionMatrix x, Settings settings, TopNBlend blend, Parallel parallel) {
        SparseRows ease =
                x.items() <= settings.maxEaseItems() ? Ease.fit(x, settings.easeLambda(), EASE_WIDTH, parallel) : null;
        GraphFilter filter = GraphFilter.fit(x, settings.rank(), settings.rounds(), parallel);
        return new TopNRecommender(x, filter, ease, blend, parallel);
    }

    GraphFilter filter() {
        return filter;
    }

    /** Receives the answer for one user; called from several threads. */
    @FunctionalInterface
    public interface Sink {
        void accept(int user, TopK best);
    }

    /** Ranks for each of the users what they do not have yet, and hands over the best k of each. */
    public void recommend(int[] users, int k, Sink sink) {
        float[] hopFactor = filter.popularity(blend.hopPower());
        float[] lowFactor = filter.popularity(blend.lowPower());
        for (int from = 0; from < users.length; from += BATCH) {
            int count = Math.min(BATCH, users.length - from);
            int[][] rows = new int[count][];
            for (int r = 0; r < count; r++) {
                rows[r] = row(users[from + r]);
            }
            float[][] hop = filter.hop(rows, parallel);
            float[][] low = filter.lowPass(rows, blend.damping(), parallel);
            float[][] linear = ease(rows);
            int first = from;
            parallel.forRange(count, 16, (a, b) -> {
                TopK best = new TopK(k);
                for (int r = a; r < b; r++) {
                    rank(rows[r], hop[r], hopFactor, low[r], lowFactor, linear[r], blend, best);
                    sink.accept(users[first + r], best);
                }
            });
        }
    }

    /** Mixes the parts and keeps the best that are not in {@code row}; leaves {@code best} sorted. */
    static void rank(
            int[] row,
            float[] hop,
            float[] hopFactor,
            float[] low,
            float[] lowFactor,
            float[] linear,
            TopNBlend blend,
            TopK best) {
        best.clear();
        float lowWeight = (float) blend.low();
        float easeWeight = (float) blend.ease();
        int next = 0;
        for (int i = 0; i < hop.length; i++) {
            if (next < row.length && row[next] == i) {
                next++;
                continue;
            }
            float score = hop[i] * hopFactor[i] + lowWeight * low[i] * lowFactor[i];
            best.offer(i, linear.length == 0 ? score : score + easeWeight * linear[i]);
        }
        best.sort();
    }

    /** The items of a user, ascending. */
    int[] row(int user) {
        SparseRows rows = x.byUser();
        return java.util.Arrays.copyOfRange(rows.indices(), rows.offsets()[user], rows.offsets()[user + 1]);
    }

    /** EASE scores per row; empty arrays where EASE takes no part. */
    float[][] ease(int[][] rows) {
        SparseRows weights = ease;
        float[][] scores = new float[rows.length][weights == null ? 0 : x.items()];
        for (int r = 0; weights != null && r < rows.length; r++) {
            for (int i : rows[r]) {
                for (int e = weights.offsets()[i]; e < weights.offsets()[i + 1]; e++) {
                    scores[r][weights.indices()[e]] += weights.values()[e];
                }
            }
        }
        return scores;
    }
}
