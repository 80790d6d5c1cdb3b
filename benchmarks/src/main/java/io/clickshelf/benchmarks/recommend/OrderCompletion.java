package io.clickshelf.benchmarks.recommend;

import io.clickshelf.recommendation.model.ContentIndex;
import io.clickshelf.recommendation.model.HistoryItem;
import io.clickshelf.recommendation.model.InteractionLog;
import io.clickshelf.recommendation.model.Market;
import io.clickshelf.recommendation.model.Neighbour;
import io.clickshelf.recommendation.model.Newcomers;
import io.clickshelf.recommendation.model.ProductText;
import io.clickshelf.recommendation.model.Question;
import io.clickshelf.recommendation.model.RankingMetrics;
import io.clickshelf.recommendation.model.ShopRecommender;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Orders of the test, each to be completed: the first half of its lines is in the cart, the rest is to be found. */
final class OrderCompletion {

    private final InteractionLog log;
    private final Map<Integer, List<HistoryItem>> histories;
    private final ShopRecommender model;
    private final Market market;
    private final Map<Integer, Set<Integer>> lines = new LinkedHashMap<>();
    private final Map<Integer, Integer> customers = new HashMap<>();

    /** @param first line of the test */
    OrderCompletion(
            InteractionLog log,
            int first,
            Map<Integer, List<HistoryItem>> histories,
            ShopRecommender model,
            Market market) {
        this.log = log;
        this.histories = histories;
        this.model = model;
        this.market = market;
        for (int n = first; n < log.size(); n++) {
            lines.computeIfAbsent(log.basket(n), basket -> new LinkedHashSet<>())
                    .add(log.product(n));
            customers.put(log.basket(n), log.user(n));
        }
    }

    RankingMetrics all() {
        RankingMetrics metrics = new RankingMetrics(ShopBench.K);
        lines.forEach((basket, products) -> add(basket, List.copyOf(products), new Newcomers(model), metrics));
        return metrics;
    }

    /**
     * Those alone whose cart has a product that the model has not learnt of.
     *
     * @param texts by which such a product is understood; empty to pass it over
     */
    RankingMetrics withNewcomers(List<ProductText> texts) {
        ContentIndex index = new ContentIndex();
        texts.forEach(index::put);
        Map<String, List<Neighbour>> likes = new HashMap<>();
        RankingMetrics metrics = new RankingMetrics(ShopBench.K);
        lines.forEach((basket, products) -> {
            List<Integer> order = List.copyOf(products);
            List<String> unknown = cart(order).stream()
                    .filter(product -> !model.knows(product))
                    .toList();
            if (!unknown.isEmpty()) {
                // Of this cart alone, so that no other newcomer is shown.
                Newcomers newcomers = new Newcomers(model);
                unknown.forEach(product -> newcomers.put(
                        product,
                        likes.computeIfAbsent(product, one -> index.similar(one, Newcomers.NEIGHBOURS, model::knows))));
                add(basket, order, newcomers, metrics);
            }
        });
        return metrics;
    }

    private void add(int basket, List<Integer> order, Newcomers newcomers, RankingMetrics metrics) {
        List<String> cart = cart(order);
        if (cart.isEmpty()) {
            return;
        }
        List<HistoryItem> history = histories.getOrDefault(customers.get(basket), List.of());
        Question question =
                new Question(history, cart, new HashSet<>(cart), product -> true, ShopBench.K, 0, newcomers, market);
        int[] rest = order.subList(order.size() / 2, order.size()).stream()
                .mapToInt(product -> product)
                .sorted()
                .toArray();
        metrics.add(ShopBench.ranked(model.recommend(question), log), rest);
    }

    private List<String> cart(List<Integer> order) {
        return order.subList(0, order.size() / 2).stream()
                .map(log.products()::id)
                .toList();
    }
}
