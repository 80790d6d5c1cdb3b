package io.clickshelf.recommendation.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/**
 * Chooses {@link SessionSettings} on the newest sessions of the training data: each is cut at every click, and one setting
 * after another is moved to where Recall@20 + MRR@20 over those cuts is highest (coordinate search).
 */
public final class SessionTuner {

    private static final int K = 20;
    private static final int ROUNDS = 3;

    private final List<int[]> past;
    private final List<int[]> prefixes = new ArrayList<>();
    private final List<Integer> targets = new ArrayList<>();
    private final Parallel parallel;
    private final Consumer<String> progress;

    /** Validates on the newest twentieth of the sessions, given oldest first, on at most 4,000 cuts. */
    public static SessionTuner validatedOn(List<int[]> sessions, Parallel parallel, Consumer<String> progress) {
        return new SessionTuner(sessions, 0.05, 4000, parallel, progress);
    }

    /**
     * @param sessions oldest first
     * @param share    of the sessions, the newest, to validate on
     * @param maxCases at most so many cuts, drawn at random with a fixed seed
     */
    SessionTuner(List<int[]> sessions, double share, int maxCases, Parallel parallel, Consumer<String> progress) {
        this.parallel = parallel;
        this.progress = progress;
        int cut = (int) Math.round(sessions.size() * (1 - share));
        past = sessions.subList(0, cut);
        List<int[]> cuts = new ArrayList<>();
        for (int s = cut; s < sessions.size(); s++) {
            for (int p = 1; p < sessions.get(s).length; p++) {
                cuts.add(new int[] {s, p});
            }
        }
        Collections.shuffle(cuts, new Random(1));
        for (int[] at : cuts.subList(0, Math.min(maxCases, cuts.size()))) {
            int[] session = sessions.get(at[0]);
            prefixes.add(Arrays.copyOf(session, at[1]));
            targets.add(session[at[1]]);
        }
    }

    /** The best settings found from {@code start}; {@code start} itself if there is nothing to validate on. */
    public SessionSettings tune(SessionSettings start) {
        if (prefixes.isEmpty()) {
            return start;
        }
        SessionRecommender[] model = {SessionRecommender.fit(past, start, parallel)};
        CoordinateSearch search = new CoordinateSearch(toArray(start), GRIDS, values -> {
            model[0] = model[0].with(fromArray(values), parallel);
            RankingMetrics metrics = measure(model[0]);
            return metrics.recall() + metrics.mrr();
        });
        return fromArray(search.run(ROUNDS, progress));
    }

    private RankingMetrics measure(SessionRecommender model) {
        RankingMetrics total = new RankingMetrics(K);
        parallel.forRange(prefixes.size(), prefixes.size() / parallel.threads() + 1, (from, to) -> {
            RankingMetrics part = new RankingMetrics(K);
            SessionRecommender.Workspace work = new SessionRecommender.Workspace();
            TopK best = new TopK(K);
            for (int c = from; c < to; c++) {
                best.clear();
                model.recommend(prefixes.get(c), work, best);
                part.add(best.sort(), new int[] {targets.get(c)});
            }
            total.merge(part);
        });
        return total;
    }

    private static final double[][] GRIDS = {
        {30, 50, 75, 100, 150, 200, 300, 500, 1000, 2000},
        {500, 1000, 2500, 5000},
        {0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1},
        {0, 0.5, 1, 1.5, 2},
        {0.1, 0.25, 0.5, 1, 2, Double.POSITIVE_INFINITY},
        {0, 0.25, 0.5, 0.75, 1},
        {0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1},
        {0.2, 0.4, 0.6, 0.8, 1},
        {0, 0.05, 0.1, 0.2, 0.3, 0.5},
        {0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8},
        {0, 0.1, 0.2, 0.4, 0.6, 0.8, 1, 1.5, 2},
        {0, 0.2, 0.4, 0.6, 0.8, 1, 1.3, 1.7, 2.2, 3},
        {0, 0.05, 0.1, 0.2, 0.3, 0.4, 0.6, 0.8, 1},
    };

    private static double[] toArray(SessionSettings s) {
        return new double[] {
            s.neighbours(),
            s.samples(),
            s.clickDecay(),
            s.idfPower(),
            s.recencyHalfLife(),
            s.lengthPower(),
            s.stepDecay(),
            s.backward(),
            s.popularityPower(),
            s.walkWeight(),
            s.twoStepWeight(),
            s.repeat(),
            s.repeatLast()
        };
    }

    private static SessionSettings fromArray(double[] v) {
        return new SessionSettings(
                (int) v[0], (int) v[1], v[2], v[3], v[4], v[5], v[6], v[7], v[8], v[9], v[10], v[11], v[12]);
    }
}
