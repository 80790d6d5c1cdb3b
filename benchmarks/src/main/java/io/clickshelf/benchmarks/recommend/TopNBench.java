package io.clickshelf.benchmarks.recommend;

import io.clickshelf.benchmarks.BenchmarkException;
import io.clickshelf.benchmarks.Report;
import io.clickshelf.benchmarks.TextLines;
import io.clickshelf.recommendation.model.ImplicitAls;
import io.clickshelf.recommendation.model.InteractionMatrix;
import io.clickshelf.recommendation.model.Parallel;
import io.clickshelf.recommendation.model.RankingMetrics;
import io.clickshelf.recommendation.model.SparseRows;
import io.clickshelf.recommendation.model.TopK;
import io.clickshelf.recommendation.model.TopNRecommender;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Top-N from implicit feedback: all items but those of training ranked, Recall@20 and NDCG@20 over the users of the test. */
final class TopNBench {

    private static final int K = 20;

    private TopNBench() {}

    /** @param relevant per user: the test's items, ascending */
    private record Split(String name, InteractionMatrix matrix, int[][] relevant, int[] tested) {

        static Split read(Path folder) throws Exception {
            Map<Integer, int[]> train = TopNBench.read(folder, "train.txt");
            Map<Integer, int[]> test = TopNBench.read(folder, "test.txt");
            int users = 1
                    + highest(List.of(
                            train.keySet().stream().mapToInt(u -> u).toArray(),
                            test.keySet().stream().mapToInt(u -> u).toArray()));
            int items = 1 + Math.max(highest(train.values()), highest(test.values()));
            int[][] rows = new int[users][];
            int[][] relevant = new int[users][];
            for (int u = 0; u < users; u++) {
                rows[u] = train.getOrDefault(u, new int[0]);
                relevant[u] = Arrays.stream(test.getOrDefault(u, new int[0]))
                        .distinct()
                        .sorted()
                        .toArray();
            }
            int[] tested = IntStream.range(0, users)
                    .filter(u -> relevant[u].length > 0)
                    .toArray();
            String name = folder.getFileName().toString();
            return new Split(name, InteractionMatrix.ofLists(items, rows), relevant, tested);
        }
    }

    static void alsOnly(Path folder, Report report) throws Exception {
        als(Split.read(folder), new Parallel(Math.min(2, Runtime.getRuntime().availableProcessors())), report);
    }

    static void run(Path folder, Report report) throws Exception {
        Split split = Split.read(folder);
        String set = split.name;
        InteractionMatrix matrix = split.matrix;
        Parallel parallel = new Parallel(Math.min(2, Runtime.getRuntime().availableProcessors()));
        long start = System.nanoTime();
        TopNRecommender model = TopNRecommender.fit(
                matrix,
                TopNRecommender.Settings.DEFAULT,
                parallel,
                line -> report.say("  %6.1f s  %s", (System.nanoTime() - start) / 1e9, line));
        report.add(set, "clickshelf", "tuning and fit", (System.nanoTime() - start) / 1e9, "s");
        RankingMetrics metrics = new RankingMetrics(K);
        long ranking = System.nanoTime();
        model.recommend(split.tested, K, (user, best) -> {
            RankingMetrics one = new RankingMetrics(K);
            one.add(best, split.relevant[user]);
            metrics.merge(one);
        });
        report.add(set, "clickshelf", "ranking", (System.nanoTime() - ranking) / 1e9, "s");
        report.add(set, "clickshelf", "recall@20", metrics.recall(), "");
        report.add(set, "clickshelf", "ndcg@20", metrics.ndcg(), "");
        report.add(set, "clickshelf", "coverage@20", metrics.coverage(matrix.items()), "");
        als(split, parallel, report);
    }

    /** Implicit ALS alone, with its default settings; users' vectors are folded in from their training rows. */
    private static void als(Split split, Parallel parallel, Report report) {
        String set = split.name;
        InteractionMatrix matrix = split.matrix;
        int[] tested = split.tested;
        ImplicitAls.Settings settings = ImplicitAls.Settings.DEFAULT;
        long start = System.nanoTime();
        ImplicitAls model = ImplicitAls.fit(matrix, settings, parallel);
        double seconds = (System.nanoTime() - start) / 1e9;
        String name = "ials-" + settings.dimensions();
        report.add(set, name, "fit", seconds, "s");
        report.add(set, name, "iteration", seconds / settings.iterations(), "s");
        RankingMetrics total = new RankingMetrics(K);
        SparseRows byUser = matrix.byUser();
        parallel.forRange(tested.length, 512, (from, to) -> {
            RankingMetrics part = new RankingMetrics(K);
            TopK best = new TopK(K);
            float[] scores = new float[matrix.items()];
            for (int t = from; t < to; t++) {
                int u = tested[t];
                int first = byUser.offsets()[u];
                int last = byUser.offsets()[u + 1];
                int[] row = Arrays.copyOfRange(byUser.indices(), first, last);
                model.score(
                        model.foldIn(row, Arrays.copyOfRange(byUser.values(), first, last))
                                .vector(),
                        scores);
                for (int item : row) {
                    scores[item] = Float.NEGATIVE_INFINITY;
                }
                best.clear();
                for (int i = 0; i < scores.length; i++) {
                    best.offer(i, scores[i]);
                }
                part.add(best.sort(), split.relevant[u]);
            }
            total.merge(part);
        });
        report.add(set, name, "recall@20", total.recall(), "");
        report.add(set, name, "ndcg@20", total.ndcg(), "");
    }

    private static int highest(Iterable<int[]> lists) {
        int highest = -1;
        for (int[] list : lists) {
            for (int id : list) {
                highest = Math.max(highest, id);
            }
        }
        return highest;
    }

    private static Map<Integer, int[]> read(Path folder, String name) throws Exception {
        Map<Integer, int[]> rows = new HashMap<>();
        int number = 0;
        for (String line : TextLines.of(folder, name)) {
            int[] row = TextLines.numbers(line, name + " line " + ++number);
            if (row.length > 0) {
                rows.put(row[0], Arrays.copyOfRange(row, 1, row.length));
            }
        }
        if (rows.isEmpty()) {
            throw new BenchmarkException(folder.resolve(name) + " is empty; each line is \"user item item …\".");
        }
        return rows;
    }
}
