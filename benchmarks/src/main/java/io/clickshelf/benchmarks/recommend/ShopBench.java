package io.clickshelf.benchmarks.recommend;

import io.clickshelf.benchmarks.Report;
import io.clickshelf.recommendation.model.HistoryItem;
import io.clickshelf.recommendation.model.InteractionLog;
import io.clickshelf.recommendation.model.Market;
import io.clickshelf.recommendation.model.ProductText;
import io.clickshelf.recommendation.model.Question;
import io.clickshelf.recommendation.model.RankingMetrics;
import io.clickshelf.recommendation.model.Recommendation;
import io.clickshelf.recommendation.model.ShopEvaluation;
import io.clickshelf.recommendation.model.ShopRecommender;
import io.clickshelf.recommendation.model.ShopSettings;
import io.clickshelf.recommendation.model.TopK;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A shop by time: learns from all but the last ten weeks, then ranks the whole catalogue for each customer known before and
 * buying in those weeks. What was bought before may come again; the second row set counts only products new to the customer. At last the
 * orders of those weeks are to be completed.
 */
final class ShopBench {

    static final int K = 20;
    private static final long TEST_SECONDS = 70L * 86_400;

    private ShopBench() {}

    static void run(Path file, Report report) throws Exception {
        String set = file.getFileName().toString();
        ShopOrders orders = ShopOrders.read(file, report);
        InteractionLog log = orders.log();
        // Whole days: the test begins at midnight, ten weeks before the last day begins.
        long moment = log.end() / 86_400 * 86_400 + 86_400 - TEST_SECONDS;
        InteractionLog past = log.before(moment);
        List<ProductText> texts = orders.texts(moment);
        ShopSettings settings = ShopSettings.DEFAULT.with(texts).with(line -> report.say("  %s", line));
        Market market = new Prices(texts);
        long start = System.nanoTime();
        ShopRecommender model = ShopRecommender.fit(past, settings);
        report.add(set, "clickshelf", "fit", (System.nanoTime() - start) / 1e9, "s");

        Map<Integer, List<HistoryItem>> histories = new HashMap<>();
        Map<Integer, IntOpenHashSet> taken = new HashMap<>();
        for (int n = 0; n < log.size(); n++) {
            if (n < past.size()) {
                double ageDays = (past.end() - log.epochSecond(n)) / 86_400.0;
                histories
                        .computeIfAbsent(log.user(n), u -> new ArrayList<>())
                        .add(new HistoryItem(log.products().id(log.product(n)), log.weight(n), ageDays));
            } else if (histories.containsKey(log.user(n))) {
                taken.computeIfAbsent(log.user(n), u -> new IntOpenHashSet()).add(log.product(n));
            }
        }
        RankingMetrics all = new RankingMetrics(K);
        RankingMetrics fresh = new RankingMetrics(K);
        long nanos = 0;
        for (Map.Entry<Integer, IntOpenHashSet> entry : taken.entrySet()) {
            List<HistoryItem> history = histories.getOrDefault(entry.getKey(), List.of());
            start = System.nanoTime();
            List<Recommendation> answer =
                    model.recommend(Question.of(history, K).with(market));
            nanos += System.nanoTime() - start;
            int[] relevant = sorted(entry.getValue());
            all.add(ranked(answer, log), relevant);
            Set<String> had = new HashSet<>();
            history.forEach(item -> had.add(item.product()));
            int[] unseen = Arrays.stream(relevant)
                    .filter(i -> !had.contains(log.products().id(i)))
                    .toArray();
            if (unseen.length > 0) {
                Question question = new Question(history, List.of(), had, product -> true, K, 0);
                fresh.add(ranked(model.recommend(question.with(market)), log), unseen);
            }
        }
        report.say("  %d customers tested, learnt from %d lines", all.cases(), past.size());
        add(report, set, "clickshelf", all, model.productCount());
        report.add(set, "clickshelf", "time per answer", nanos / 1e3 / Math.max(1, all.cases()), "us");
        add(report, set, "clickshelf, new only", fresh, model.productCount());
        OrderCompletion carts = new OrderCompletion(log, past.size(), histories, model, market);
        add(report, set, "clickshelf, rest of an order", carts.all(), model.productCount());
        add(
                report,
                set,
                "clickshelf, rest of an order with new products",
                carts.withNewcomers(orders.texts(log.end() + 1)),
                model.productCount());
        add(
                report,
                set,
                "clickshelf, rest of an order, new products passed over",
                carts.withNewcomers(List.of()),
                model.productCount());
        ShopEvaluation.generators(log, moment, model, ShopSettings.DEFAULT)
                .forEach((name, metrics) -> add(report, set, name, metrics, model.productCount()));
    }

    private record Prices(Map<String, Double> byProduct) implements Market {

        Prices(List<ProductText> texts) {
            this(texts.stream().collect(Collectors.toMap(ProductText::product, ProductText::price)));
        }

        @Override
        public double price(String product) {
            return byProduct.getOrDefault(product, Double.NaN);
        }

        @Override
        public double units(String product) {
            return Double.NaN;
        }
    }

    private static int[] sorted(IntOpenHashSet ids) {
        int[] array = ids.toIntArray();
        Arrays.sort(array);
        return array;
    }

    static TopK ranked(List<Recommendation> answer, InteractionLog log) {
        TopK best = new TopK(K);
        for (int rank = 0; rank < answer.size(); rank++) {
            best.offer(log.products().find(answer.get(rank).product()), -rank);
        }
        return best.sort();
    }

    private static void add(Report report, String set, String model, RankingMetrics metrics, int products) {
        report.add(set, model, "recall@20", metrics.recall(), "");
        report.add(set, model, "ndcg@20", metrics.ndcg(), "");
        report.add(set, model, "mrr@20", metrics.mrr(), "");
        report.add(set, model, "coverage@20", metrics.coverage(products), "");
    }
}
