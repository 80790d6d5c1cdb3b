package io.clickshelf.recommendation.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Answers one question: the best products by the linear score, newcomers among them, put into order by the ranker, with their reasons. */
final class ShopAnswer implements Answer {

    /** Products that the ranker puts into order. */
    private static final int CANDIDATES = 100;

    private final IdIndex products;
    private final ShopModel model;
    private final Question question;
    private final ShopWorkspace work;
    private final Consumer<ShopWorkspace> givenBack;
    /** Newcomers, in the order of their numbers, which follow the products'. */
    private final List<Map.Entry<String, Newcomers.Like>> newcomers = new ArrayList<>();

    /**
     * @param work      holds the profile and the scores
     * @param givenBack takes {@code work} when all is answered
     */
    ShopAnswer(
            IdIndex products,
            ShopModel model,
            Question question,
            ShopWorkspace work,
            Consumer<ShopWorkspace> givenBack) {
        this.products = products;
        this.model = model;
        this.question = question;
        this.work = work;
        this.givenBack = givenBack;
        Newcomers coming = question.newcomers();
        if (coming != null) {
            newcomers.addAll(coming.likes().entrySet());
        }
        for (String product : question.exclude()) {
            int number = products.find(product);
            if (number >= 0) {
                work.hidden.add(number, 1);
            }
        }
    }

    @Override
    public List<Recommendation> best() {
        return inOrder(this::strongest);
    }

    @Override
    public List<Recommendation> among(Collection<String> named) {
        return inOrder(n -> strongestOf(named, n));
    }

    private List<Recommendation> inOrder(IntFunction<TopK> strongest) {
        // What the trees have learnt is about shoppers with a history.
        LambdaMart ranker = work.own.products() == 0 ? null : model.ranker();
        int[] best = ranker == null
                ? numbers(strongest.apply(question.n()))
                : ranked(strongest.apply(Math.max(question.n(), CANDIDATES)), ranker);
        List<Recommendation> found = new ArrayList<>(best.length);
        for (int number : best) {
            found.add(number < products.size() ? learnt(number) : newcomer(newcomers.get(number - products.size())));
        }
        return found;
    }

    private static int[] numbers(TopK best) {
        return IntStream.range(0, best.size()).map(best::id).toArray();
    }

    private int[] ranked(TopK best, LambdaMart ranker) {
        correct(best, ranker);
        TopK ranked = new TopK(Math.min(question.n(), best.size()));
        for (int rank = 0; rank < best.size(); rank++) {
            ranked.offer(rank, best.score(rank) * correction(best.id(rank)));
        }
        ranked.sort();
        return IntStream.range(0, ranked.size())
                .map(rank -> best.id(ranked.id(rank)))
                .toArray();
    }

    /** Sets the factors of what the model has learnt of. */
    private void correct(TopK best, LambdaMart ranker) {
        int[] learnt = IntStream.range(0, best.size())
                .filter(rank -> best.id(rank) < products.size())
                .toArray();
        float[][] rows = new float[learnt.length][];
        RankFeatures features = new RankFeatures(question, work, model, ranker.asks(RankFeatures.MARKET));
        for (int row = 0; row < rows.length; row++) {
            rows[row] = features(features, best, learnt[row]);
        }
        double[] corrections = ranker.corrections(rows);
        for (int row = 0; row < rows.length; row++) {
            work.corrections.set(best.id(learnt[row]), (float) Math.exp(corrections[row]));
        }
    }

    private float correction(int number) {
        return number < products.size() && work.corrections.has(number) ? work.corrections.get(number) : 1;
    }

    private Recommendation learnt(int number) {
        float factor = correction(number);
        return new Recommendation(
                products.id(number),
                work.scores[number] * factor,
                List.of(),
                model.prior()[number] * model.factor()[number] * factor);
    }

    private Recommendation newcomer(Map.Entry<String, Newcomers.Like> entry) {
        float score = model.newcomerShare() * entry.getValue().mean(work.scores);
        return new Recommendation(entry.getKey(), score, List.of(), 0, true);
    }

    @Override
    public List<Recommendation> explained(List<Recommendation> found) {
        if (question.reasons() == 0) {
            return found;
        }
        List<Recommendation> learnt =
                found.stream().filter(one -> !one.newcomer()).toList();
        int[] numbers = new int[learnt.size()];
        double[] factors = new double[numbers.length];
        for (int n = 0; n < numbers.length; n++) {
            numbers[n] = products.find(learnt.get(n).product());
            factors[n] = correction(numbers[n]);
        }
        List<List<Recommendation.Reason>> reasons =
                new ShopReasons(products, model, work).of(numbers, factors, question.reasons());
        List<Recommendation> explained = new ArrayList<>(found.size());
        int next = 0;
        for (Recommendation one : found) {
            explained.add(one.with(one.newcomer() ? likeness(one.product()) : reasons.get(next++)));
        }
        return explained;
    }

    private List<Recommendation.Reason> likeness(String product) {
        Newcomers coming = question.newcomers();
        Newcomers.Like like = coming == null ? null : coming.likes().get(product);
        if (like == null) {
            return List.of();
        }
        TopK top = new TopK(Math.min(question.reasons(), like.products().length));
        for (int n = 0; n < like.products().length; n++) {
            top.offer(n, model.newcomerShare() * like.weights()[n] * work.scores[like.products()[n]]);
        }
        top.sort();
        List<Recommendation.Reason> reasons = new ArrayList<>();
        for (int r = 0; r < top.size(); r++) {
            reasons.add(new Recommendation.Reason(products.id(like.products()[top.id(r)]), top.score(r)));
        }
        return reasons;
    }

    /** Asks the filter about the strongest; where too few of them pass, about each other product that would be among the best. */
    private TopK strongest(int n) {
        int all = work.scores.length + newcomers.size();
        TopK best = new TopK(Math.min(n, all));
        TopK strongest = new TopK(Math.min(2 * n, all));
        float floor = work.floor.of(work.scores, 2 * n + work.hidden.size());
        for (int number = 0; number < all; number++) {
            float score = score(number);
            if (score >= floor && !hidden(number)) {
                strongest.offer(number, score);
            }
        }
        strongest.sort();
        for (int rank = 0; rank < strongest.size() && best.size() < n; rank++) {
            if (wanted(strongest.id(rank))) {
                best.offer(strongest.id(rank), strongest.score(rank));
            }
        }
        if (best.size() < n && strongest.size() < all) {
            addWeaker(best, strongest);
        }
        return best.sort();
    }

    private void addWeaker(TopK best, TopK strongest) {
        int last = strongest.size() - 1;
        for (int number = 0; last >= 0 && number < work.scores.length + newcomers.size(); number++) {
            float score = score(number);
            boolean weaker =
                    score < strongest.score(last) || (score == strongest.score(last) && number > strongest.id(last));
            if (weaker && !hidden(number) && best.wouldKeep(number, score) && wanted(number)) {
                best.offer(number, score);
            }
        }
    }

    private TopK strongestOf(Collection<String> named, int n) {
        TopK best = new TopK(Math.min(n, named.size()));
        for (String product : named) {
            int number = products.find(product);
            if (number >= 0 && !hidden(number) && wanted(number)) {
                best.offer(number, score(number));
            }
        }
        for (int number = products.size(); number < products.size() + newcomers.size(); number++) {
            if (named.contains(id(number)) && wanted(number)) {
                best.offer(number, score(number));
            }
        }
        return best.sort();
    }

    private boolean hidden(int number) {
        return number < work.scores.length && work.hidden.has(number);
    }

    private float score(int number) {
        return number < work.scores.length
                ? work.scores[number]
                : model.newcomerShare()
                        * newcomers.get(number - work.scores.length).getValue().mean(work.scores);
    }

    private String id(int number) {
        return number < products.size()
                ? products.id(number)
                : newcomers.get(number - products.size()).getKey();
    }

    /** Of what is not {@link #hidden}. */
    private boolean wanted(int number) {
        String product = id(number);
        boolean excluded = number >= products.size() && question.exclude().contains(product);
        return !excluded && question.filter().test(product);
    }

    private float[] features(RankFeatures features, TopK best, int rank) {
        int j = best.id(rank);
        return features.of(j, products.id(j), best.score(rank));
    }

    /**
     * The best by the linear score, with what the ranker looks at.
     *
     * @param products best first
     */
    record Candidates(int[] products, float[] scores, float[][] features) {}

    Candidates candidates() {
        TopK best = strongest(CANDIDATES);
        float[] scores = new float[best.size()];
        float[][] features = new float[scores.length][];
        RankFeatures looked = new RankFeatures(question, work, model, true);
        for (int rank = 0; rank < scores.length; rank++) {
            scores[rank] = best.score(rank);
            features[rank] = features(looked, best, rank);
        }
        return new Candidates(numbers(best), scores, features);
    }

    @Override
    public void close() {
        givenBack.accept(work);
    }
}
