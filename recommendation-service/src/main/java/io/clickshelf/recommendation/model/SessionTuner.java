package io.clickshelf.recommendation.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/**
 * Chooses {@link SessionSettings} on the newest sessions of the training data: each is cut at every click, and one setting
 * after another is moved to where Recall@20 + MRR@20 over those cuts is highest (coordinate search). The walk is left out where it brings further
 * cuts no more than noise.
 */
public final class SessionTuner {

    private static final int K = 20;
    private static final int ROUNDS = 3;

    private final List<int[]> past;
    private final Cuts choosing;
    private final Cuts measuring;
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
        int chosen = Math.min(maxCases, cuts.size());
        choosing = Cuts.of(sessions, cuts.subList(0, chosen));
        // Where there are no further ones, those that chose.
        measuring = chosen < cuts.size()
                ? Cuts.of(sessions, cuts.subList(chosen, Math.min(chosen + maxCases, cuts.size())))
                : choosing;
    }

    /** Sessions as they were before a click, and that click. */
    private record Cuts(List<int[]> prefixes, List<Integer> targets) {

        static Cuts of(List<int[]> sessions, List<int[]> at) {
            return new Cuts(
                    at.stream()
                            .map(cut -> Arrays.copyOf(sessions.get(cut[0]), cut[1]))
                            .toList(),
                    at.stream().map(cut -> sessions.get(cut[0])[cut[1]]).toList());
        }
    }

    /** The best settings found from {@code start}; {@code start} itself if there is nothing to validate on. */
    public SessionSettings tune(SessionSettings start) {
        if (choosing.prefixes.isEmpty()) {
            return start;
        }
        SessionRecommender[] model = {SessionRecommender.fit(past, start, parallel)};
        CoordinateSearch search = new CoordinateSearch(toArray(start), GRIDS, values -> {
            model[0] = model[0].with(fromArray(values), parallel);
            return Arrays.stream(values(model[0], choosing)).average().orElse(0);
        });
        SessionSettings found = fromArray(search.run(ROUNDS, progress));
        SessionSettings without = found.withoutWalk();
        double[] with = values(model[0].with(found, parallel), measuring);
        Gain gain = Gain.of(with, values(model[0].with(without, parallel), measuring));
        progress.accept("walk " + (gain.beyondNoise() ? "stays: " : "is left out: ") + gain);
        return gain.beyondNoise() ? found : without;
    }

    /** Recall@20 + MRR@20 of each cut. */
    private double[] values(SessionRecommender model, Cuts cuts) {
        int count = cuts.prefixes.size();
        double[] values = new double[count];
        parallel.forRange(count, count / parallel.threads() + 1, (from, to) -> {
            SessionRecommender.Workspace work = new SessionRecommender.Workspace();
            TopK best = new TopK(K);
            for (int c = from; c < to; c++) {
                best.clear();
                model.recommend(cuts.prefixes.get(c), work, best);
                RankingMetrics one = new RankingMetrics(K);
                one.add(best.sort(), new int[] {cuts.targets.get(c)});
                values[c] = one.recall() + one.mrr();
            }
        });
        return values;
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
