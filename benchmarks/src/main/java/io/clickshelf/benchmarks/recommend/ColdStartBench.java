package io.clickshelf.benchmarks.recommend;

import io.clickshelf.benchmarks.BenchmarkException;
import io.clickshelf.benchmarks.Report;
import io.clickshelf.benchmarks.TextLines;
import io.clickshelf.recommendation.model.ContentIndex;
import io.clickshelf.recommendation.model.Neighbour;
import io.clickshelf.recommendation.model.ProductText;
import io.clickshelf.recommendation.model.RankingMetrics;
import io.clickshelf.recommendation.model.TopK;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Products that nobody took yet: of the test cases, those whose target the validation file, which is what popularity learns from, never names. What was
 * written about the products of the history is all there is to go by.
 */
final class ColdStartBench {

    private static final int K = 20;
    private static final double STEP_BACK = 0.8;

    private ColdStartBench() {}

    private record Case(int[] history, int target) {}

    static void run(Path folder, Report report) throws Exception {
        String name;
        try (Stream<Path> files = Files.list(folder)) {
            name = files.map(file -> file.getFileName().toString())
                    .filter(file -> file.contains(".item.json"))
                    .sorted()
                    .findFirst()
                    .map(file -> file.substring(0, file.indexOf(".item.json")))
                    .orElseThrow(() -> new BenchmarkException(folder + " has no NAME.item.json[.gz]."));
        }
        ContentIndex index = new ContentIndex();
        long start = System.nanoTime();
        int items = read(folder, name, index);
        double micros = (System.nanoTime() - start) / 1e3 / Math.max(1, items);
        report.add(name, "content", "reading and indexing", micros, "us per item");
        List<Case> training = cases(folder, name + ".valid.tsv");
        int[] popularity = new int[items];
        for (Case of : training) {
            popularity[of.target]++;
            Arrays.stream(of.history).forEach(item -> popularity[item]++);
        }
        List<Case> cold = cases(folder, name + ".test.tsv").stream()
                .filter(of -> popularity[of.target] == 0)
                .toList();
        BitSet unseen = new BitSet();
        for (int i = 0; i < items; i++) {
            unseen.set(i, popularity[i] == 0);
        }
        report.say(
                "%s: %d cases whose target nobody took before; %d such products",
                name, cold.size(), unseen.cardinality());
        measure(report, name, "among all", cold, index, popularity, i -> true);
        measure(report, name, "among unseen", cold, index, popularity, unseen::get);
    }

    private static void measure(
            Report report,
            String set,
            String among,
            List<Case> cases,
            ContentIndex index,
            int[] popularity,
            IntPredicate candidate) {
        RankingMetrics content = new RankingMetrics(K);
        RankingMetrics popular = new RankingMetrics(K);
        RankingMetrics random = new RankingMetrics(K);
        Random dice = new Random(1);
        long nanos = 0;
        for (Case of : cases) {
            int[] relevant = {of.target};
            long start = System.nanoTime();
            List<Neighbour> like =
                    index.likeAll(profile(of.history), K, product -> candidate.test(Integer.parseInt(product)));
            nanos += System.nanoTime() - start;
            TopK best = new TopK(K);
            like.forEach(n -> best.offer(Integer.parseInt(n.product()), (float) n.strength()));
            content.add(best.sort(), relevant);
            TopK sold = new TopK(K);
            TopK drawn = new TopK(K);
            for (int i = 0; i < popularity.length; i++) {
                if (candidate.test(i)) {
                    sold.offer(i, popularity[i] + dice.nextFloat() / 2);
                    drawn.offer(i, dice.nextFloat());
                }
            }
            popular.add(sold.sort(), relevant);
            random.add(drawn.sort(), relevant);
        }
        add(report, set, "content", among, content);
        add(report, set, "popularity", among, popular);
        add(report, set, "random", among, random);
        report.add(set, "content", "answer " + among, nanos / 1e3 / Math.max(1, cases.size()), "us");
    }

    private static Map<String, Double> profile(int[] history) {
        Map<String, Double> profile = new HashMap<>();
        double weight = 1;
        for (int n = history.length - 1; n >= 0; n--) {
            profile.merge(Integer.toString(history[n]), weight, Math::max);
            weight *= STEP_BACK;
        }
        return profile;
    }

    private static void add(Report report, String set, String model, String among, RankingMetrics metrics) {
        report.add(set, model, "recall@20 " + among, metrics.recall(), "");
        report.add(set, model, "ndcg@20 " + among, metrics.ndcg(), "");
    }

    private static int read(Path folder, String name, ContentIndex index) throws IOException {
        JsonNode all =
                JsonMapper.builder().build().readTree(String.join("\n", TextLines.of(folder, name + ".item.json")));
        int items = 0;
        for (Map.Entry<String, JsonNode> item : all.properties()) {
            JsonNode of = item.getValue();
            index.put(new ProductText(
                    item.getKey(),
                    of.path("title").asString(""),
                    of.path("description").asString(""),
                    of.path("brand").asString(""),
                    of.path("categories").asString("").replace(',', '>'),
                    Double.NaN));
            items = Math.max(items, Integer.parseInt(item.getKey()) + 1);
        }
        return items;
    }

    private static List<Case> cases(Path folder, String name) throws IOException {
        List<Case> cases = new ArrayList<>();
        List<String> lines = TextLines.of(folder, name);
        for (int n = 1; n < lines.size(); n++) {
            String[] parts = lines.get(n).split("\t");
            String where = name + " line " + (n + 1);
            if (parts.length != 3) {
                throw new BenchmarkException(where + ": expected user, history and target, parted by tabs.");
            }
            cases.add(new Case(TextLines.numbers(parts[1], where), TextLines.numbers(parts[2], where)[0]));
        }
        return cases;
    }
}
