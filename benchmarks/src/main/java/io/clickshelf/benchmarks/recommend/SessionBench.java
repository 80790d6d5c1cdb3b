package io.clickshelf.benchmarks.recommend;

import io.clickshelf.benchmarks.BenchmarkException;
import io.clickshelf.benchmarks.Report;
import io.clickshelf.benchmarks.TextLines;
import io.clickshelf.recommendation.model.Parallel;
import io.clickshelf.recommendation.model.RankingMetrics;
import io.clickshelf.recommendation.model.SessionRecommender;
import io.clickshelf.recommendation.model.SessionSettings;
import io.clickshelf.recommendation.model.SessionTuner;
import io.clickshelf.recommendation.model.TopK;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Next click in anonymous sessions: all items ranked, Recall@20 and MRR@20 over the given test cases. */
final class SessionBench {

    private static final int K = 20;

    private SessionBench() {}

    static void run(Path folder, Report report) throws Exception {
        String set = folder.getFileName().toString();
        List<int[]> sessions = new ArrayList<>();
        int items = 1;
        for (String line : TextLines.of(folder, "train_sessions.txt")) {
            int[] session = TextLines.numbers(line, "train_sessions.txt line " + (sessions.size() + 1));
            if (session.length > 0) {
                sessions.add(session);
            }
            for (int item : session) {
                items = Math.max(items, item + 1);
            }
        }
        List<int[]> prefixes = new ArrayList<>();
        List<Integer> targets = new ArrayList<>();
        for (String line : TextLines.of(folder, "test.txt")) {
            String where = "test.txt line " + (prefixes.size() + 1);
            String[] parts = line.split("\t");
            int[] target = TextLines.numbers(parts[parts.length - 1], where);
            if (parts.length != 2 || target.length != 1) {
                throw new BenchmarkException(where + ": expected \"prefix items<TAB>target item\".");
            }
            prefixes.add(TextLines.numbers(parts[0], where));
            targets.add(target[0]);
        }
        Parallel parallel = new Parallel(Math.min(2, Runtime.getRuntime().availableProcessors()));
        long start = System.nanoTime();
        SessionSettings settings = SessionTuner.validatedOn(sessions, parallel, line -> report.say("  %s", line))
                .tune(SessionSettings.DEFAULT);
        report.say("  chose %s", settings);
        report.add(set, "clickshelf", "tuning", (System.nanoTime() - start) / 1e9, "s");
        start = System.nanoTime();
        SessionRecommender model = SessionRecommender.fit(sessions, settings, parallel);
        report.add(set, "clickshelf", "fit", (System.nanoTime() - start) / 1e9, "s");
        start = System.nanoTime();
        RankingMetrics metrics = measure(model, prefixes, targets, false, parallel);
        double micros = (System.nanoTime() - start) / 1e3 / Math.max(1, prefixes.size());
        add(report, set, "clickshelf", metrics, items);
        report.add(set, "clickshelf", "time per case", micros, "us");
        add(report, set, "clickshelf, seen hidden", measure(model, prefixes, targets, true, parallel), items);
    }

    private static RankingMetrics measure(
            SessionRecommender model,
            List<int[]> prefixes,
            List<Integer> targets,
            boolean hideSeen,
            Parallel parallel) {
        RankingMetrics total = new RankingMetrics(K);
        parallel.forRange(prefixes.size(), 4096, (from, to) -> {
            RankingMetrics part = new RankingMetrics(K);
            SessionRecommender.Workspace work = new SessionRecommender.Workspace();
            for (int c = from; c < to; c++) {
                int[] prefix = prefixes.get(c);
                TopK best = new TopK(hideSeen ? K + prefix.length : K);
                model.recommend(prefix, work, best);
                part.add(hideSeen ? without(best.sort(), prefix) : best.sort(), new int[] {targets.get(c)});
            }
            total.merge(part);
        });
        return total;
    }

    private static TopK without(TopK best, int[] prefix) {
        TopK left = new TopK(K);
        for (int rank = 0; rank < best.size(); rank++) {
            int id = best.id(rank);
            boolean seen = false;
            for (int item : prefix) {
                seen |= item == id;
            }
            if (!seen) {
                left.offer(id, best.score(rank));
            }
        }
        return left.sort();
    }

    private static void add(Report report, String set, String model, RankingMetrics metrics, int items) {
        report.add(set, model, "recall@20", metrics.recall(), "");
        report.add(set, model, "mrr@20", metrics.mrr(), "");
        report.add(set, model, "coverage@20", metrics.coverage(items), "");
    }
}
