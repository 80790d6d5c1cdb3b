package io.clickshelf.recommendation.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Answers one question: the best products by the linear score, newcomers among them, put into order by the ranker, with their reasons. */
final class ShopAnswer {

    /** Products that the ranker puts into order. */
    private static final int CANDIDATES = 100;

    private final IdIndex products;
    private final ShopModel model;
    private final Question question;
    private final ShopWorkspace work;
    /** Newcomers, in the order of their numbers, which follow the products'. */
    private final List<Map.Entry<String, Newcomers.Like>> newcomers = new ArrayList<>();

    /** @param work holds the profile and the scores */
    ShopAnswer(IdIndex products, ShopModel model, Question question, ShopWorkspace work) {
        this.products = products;
        this.model = model;
        this.question = question;
        this.work = work;
        Newcomers coming = question.newcomers();
        if (coming != null) {
            newcomers.addAll(coming.likes().entrySet());
        }
    }

    List<Recommendation> answer() {
        // What the trees have learnt is about shoppers with a history.
        LambdaMart ranker = work.own.products() == 0 ? null : model.ranker();
        TopK best = best(ranker == null ? question.n() : Math.max(question.n(), CANDIDATES));
        int[] shown = new int[best.size()];
        double[] factors = new double[shown.length];
        for (int rank = 0; rank < shown.length; rank++) {
            shown[rank] = best.id(rank);
            factors[rank] = 1;
        }
        if (ranker != null) {
            rank(ranker, best, factors);
            TopK ranked = new TopK(Math.min(question.n(), shown.length));
            for (int rank = 0; rank < shown.length; rank++) {
                ranked.offer(rank, (float) (best.score(rank) * factors[rank]));
            }
            ranked.sort();
            int[] order = new int[ranked.size()];
            double[] kept = new double[order.length];
            for (int rank = 0; rank < order.length; rank++) {
                order[rank] = shown[ranked.id(rank)];
                kept[rank] = factors[ranked.id(rank)];
            }
            shown = order;
            factors = kept;
        }
        return explained(shown, factors);
    }

    /** Sets the factors of what the model has learnt of. */
    private void rank(LambdaMart ranker, TopK best, double[] factors) {
        int[] ranks = new int[best.size()];
        int learnt = 0;
        for (int rank = 0; rank < ranks.length; rank++) {
            if (best.id(rank) < products.size()) {
                ranks[learnt++] = rank;
            }
        }
        float[][] rows = new float[learnt][];
        RankFeatures features = new RankFeatures(question, work, model, ranker.asks(RankFeatures.MARKET));
        for (int row = 0; row < learnt; row++) {
            rows[row] = features(features, best, ranks[row]);
        }
        double[] corrections = ranker.corrections(rows);
        for (int row = 0; row < learnt; row++) {
            factors[ranks[row]] = Math.exp(corrections[row]);
        }
    }

    private List<Recommendation> explained(int[] shown, double[] factors) {
        List<List<Recommendation.Reason>> reasons = question.reasons() == 0
                ? Collections.nCopies(shown.length, List.of())
                : new ShopReasons(products, model, work).of(shown, factors, question.reasons());
        List<Recommendation> answer = new ArrayList<>(shown.length);
        for (int rank = 0; rank < shown.length; rank++) {
            int j = shown[rank];
            answer.add(
                    j >= products.size()
                            ? newcomer(newcomers.get(j - products.size()))
                            : new Recommendation(
                                    products.id(j),
                                    work.scores[j] * factors[rank],
                                    reasons.get(rank),
                                    model.prior()[j] * model.factor()[j] * factors[rank]));
        }
        return answer;
    }

    private Recommendation newcomer(Map.Entry<String, Newcomers.Like> entry) {
        Newcomers.Like like = entry.getValue();
        TopK top = new TopK(Math.min(question.reasons(), like.products().length));
        for (int n = 0; n < like.products().length; n++) {
            top.offer(n, model.newcomerShare() * like.weights()[n] * work.scores[like.products()[n]]);
        }
        top.sort();
        List<Recommendation.Reason> reasons = new ArrayList<>();
        for (int r = 0; r < top.size(); r++) {
            reasons.add(new Recommendation.Reason(products.id(like.products()[top.id(r)]), top.score(r)));
        }
        float score = model.newcomerShare() * like.mean(work.scores);
        return new Recommendation(entry.getKey(), score, reasons, 0, true);
    }

    /** Asks the filter about the strongest; where too few of them pass, about each other product that would be among the best. */
    private TopK best(int n) {
        for (String product : question.exclude()) {
            int number = products.find(product);
            if (number >= 0) {
                work.hidden.add(number, 1);
            }
        }
        int all = work.scores.length + newcomers.size();
        TopK best = new TopK(Math.min(n, all));
        TopK strongest = new TopK(Math.min(2 * n, all));
        for (int number = 0; number < all; number++) {
            if (!hidden(number)) {
                strongest.offer(number, score(number));
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

    private boolean hidden(int number) {
        return number < work.scores.length && work.hidden.has(number);
    }

    private float score(int number) {
        return number < work.scores.length
                ? work.scores[number]
                : model.newcomerShare()
                        * newcomers.get(number - work.scores.length).getValue().mean(work.scores);
    }

    private boolean wanted(int number) {
        String product = number < products.size()
                ? products.id(number)
                : newcomers.get(number - products.size()).getKey();
        return !question.exclude().contains(product) && question.filter().test(product);
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
        TopK best = best(CANDIDATES);
        int[] ids = new int[best.size()];
        float[] scores = new float[ids.length];
        float[][] features = new float[ids.length][];
        RankFeatures looked = new RankFeatures(question, work, model, true);
        for (int rank = 0; rank < ids.length; rank++) {
            ids[rank] = best.id(rank);
            scores[rank] = best.score(rank);
            features[rank] = features(looked, best, rank);
        }
        return new Candidates(ids, scores, features);
    }
}
