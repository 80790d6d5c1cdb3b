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
    /** Newcomers offered, in the order of their numbers, which follow the products'. */
    private final List<Map.Entry<String, Newcomers.Like>> newcomers = new ArrayList<>();

    /** @param work holds the profile and the scores */
    ShopAnswer(IdIndex products, ShopModel model, Question question, ShopWorkspace work) {
        this.products = products;
        this.model = model;
        this.question = question;
        this.work = work;
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
            TopK ranked = new TopK(Math.min(question.n(), shown.length));
            for (int rank = 0; rank < shown.length; rank++) {
                if (shown[rank] < products.size()) {
                    factors[rank] = Math.exp(ranker.correction(features(best, rank)));
                }
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

    private TopK best(int n) {
        float[] scores = work.scores;
        Newcomers coming = question.newcomers();
        int most = scores.length + (coming == null ? 0 : coming.size());
        TopK best = new TopK(Math.min(n, most));
        for (int j = 0; j < scores.length; j++) {
            if (best.wouldKeep(j, scores[j]) && wanted(products.id(j))) {
                best.offer(j, scores[j]);
            }
        }
        if (coming != null) {
            for (Map.Entry<String, Newcomers.Like> entry : coming.likes().entrySet()) {
                float score = model.newcomerShare() * entry.getValue().mean(scores);
                int number = products.size() + newcomers.size();
                if (best.wouldKeep(number, score) && wanted(entry.getKey())) {
                    best.offer(number, score);
                    newcomers.add(entry);
                }
            }
        }
        return best.sort();
    }

    private boolean wanted(String product) {
        return !question.exclude().contains(product) && question.filter().test(product);
    }

    private float[] features(TopK best, int rank) {
        int j = best.id(rank);
        float anyones = model.prior()[j] * model.factor()[j];
        return RankFeatures.of(j, best.score(rank), work.top, anyones, work.own, model.facts());
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
        for (int rank = 0; rank < ids.length; rank++) {
            ids[rank] = best.id(rank);
            scores[rank] = best.score(rank);
            features[rank] = features(best, rank);
        }
        return new Candidates(ids, scores, features);
    }
}
