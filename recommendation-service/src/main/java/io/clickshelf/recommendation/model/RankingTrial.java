package io.clickshelf.recommendation.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** Asks finished recommenders the questions that real shoppers asked by coming back, and counts what they took. */
final class RankingTrial {

    private final int k;
    private final List<Question> questions = new ArrayList<>();
    private final List<Set<String>> taken = new ArrayList<>();

    /** @param cases of {@code log}: the history of each shopper is what lies before the cases' moment */
    RankingTrial(InteractionLog log, ShopCases cases, int k) {
        this.k = k;
        Map<Integer, List<HistoryItem>> histories = cases.past().histories(IntStream.of(cases.users()));
        for (int c = 0; c < cases.size(); c++) {
            questions.add(new Question(
                    histories.getOrDefault(cases.users()[c], List.of()), List.of(), Set.of(), product -> true, k, 0));
            Set<String> products = new HashSet<>();
            for (int product : cases.relevant()[c]) {
                products.add(log.products().id(product));
            }
            taken.add(products);
        }
    }

    /** A trial that asks nothing yet. */
    RankingTrial(int k) {
        this.k = k;
    }

    void add(Question question, Set<String> products) {
        questions.add(question);
        taken.add(products);
    }

    private RankingTrial(RankingTrial other, UnaryOperator<Question> change) {
        k = other.k;
        other.questions.forEach(question -> questions.add(change.apply(question)));
        taken.addAll(other.taken);
    }

    /** The same questions, each with newcomers. */
    RankingTrial with(Newcomers newcomers) {
        return new RankingTrial(this, question -> question.with(newcomers));
    }

    /** The same questions, asked on a market. */
    RankingTrial on(Market market) {
        return new RankingTrial(this, question -> question.with(market));
    }

    int size() {
        return questions.size();
    }

    Question question(int n) {
        return questions.get(n);
    }

    Set<String> taken(int n) {
        return taken.get(n);
    }

    /** Recall@k and NDCG@k, under the names {@link ShopRecommender#metrics()} uses. */
    Map<String, Double> measure(ShopRecommender recommender) {
        return measure(recommender, 0, 1);
    }

    /** The same on the cases first, first + step, … */
    Map<String, Double> measure(ShopRecommender recommender, int first, int step) {
        int count = 0;
        double recall = 0;
        double ndcg = 0;
        for (int c = first; c < questions.size(); c += step) {
            count++;
            Served served = served(recommender, c);
            recall += served.recall;
            ndcg += served.ndcg;
        }
        return Map.of("recall@" + k, recall / Math.max(1, count), "ndcg@" + k, ndcg / Math.max(1, count));
    }

    /** Recall@k + NDCG@k of each case. */
    double[] values(ShopRecommender recommender) {
        return IntStream.range(0, questions.size())
                .mapToObj(c -> served(recommender, c))
                .mapToDouble(served -> served.recall + served.ndcg)
                .toArray();
    }

    private record Served(double recall, double ndcg) {}

    private Served served(ShopRecommender recommender, int c) {
        List<Recommendation> answer = recommender.recommend(questions.get(c));
        Set<String> relevant = taken.get(c);
        int hits = 0;
        double gain = 0;
        double ideal = 0;
        for (int rank = 0; rank < k; rank++) {
            double discount = Math.log(2) / Math.log(rank + 2);
            ideal += rank < relevant.size() ? discount : 0;
            if (rank < answer.size() && relevant.contains(answer.get(rank).product())) {
                hits++;
                gain += discount;
            }
        }
        return new Served((double) hits / relevant.size(), gain / ideal);
    }
}
