package io.clickshelf.recommendation.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Takes scores apart: how much each item of history and session speaks for each product shown. The score is linear in them before trend and ranker,
 * which scale all shares of a product alike.
 */
final class ShopReasons {

    private final IdIndex products;
    private final ShopModel model;
    private final ShopWorkspace work;

    ShopReasons(IdIndex products, ShopModel model, ShopWorkspace work) {
        this.products = products;
        this.model = model;
        this.work = work;
    }

    /**
     * @param shown product numbers
     * @param scale per product: what its shares are multiplied by beside the trend
     * @return per product: strongest first, at most {@code limit}
     */
    List<List<Recommendation.Reason>> of(int[] shown, double[] scale, int limit) {
        float[][] shares = new float[shown.length][work.history.size() + work.session.size()];
        for (int rank = 0; rank < shown.length; rank++) {
            work.slot[shown[rank]] = rank + 1;
            collect(work.history, 0, model.matrix(), shown[rank], shares[rank]);
            collect(work.session, work.history.size(), model.session(), shown[rank], shares[rank]);
        }
        for (int t = 0; t < work.history.size(); t++) {
            int i = work.history.id(t);
            if (work.slot[i] > 0) {
                shares[work.slot[i] - 1][t] += work.history.get(i) * model.buyAgain()[i];
            }
        }
        VisitNeighbours visits = model.visits();
        if (work.voters != null && visits != null) {
            int[] places = new int[work.session.size()];
            for (int t = 0; t < places.length; t++) {
                places[places.length - 1 - t] = work.history.size() + t;
            }
            work.voters.shares(visits.settings(), work.slot, shares, places);
        }
        List<List<Recommendation.Reason>> reasons = new ArrayList<>(shown.length);
        AlsFoldIn foldIn = work.foldIn;
        for (int rank = 0; rank < shown.length; rank++) {
            int j = shown[rank];
            work.slot[j] = 0;
            if (foldIn != null) {
                foldIn.share(j, model.alsWeight(), shares[rank]);
            }
            unite(shares[rank]);
            speakForNewcomers(shares[rank]);
            reasons.add(strongest(shares[rank], scale[rank] * model.factor()[j], limit));
        }
        return reasons;
    }

    /** What is in both history and visit speaks once. */
    private void unite(float[] shares) {
        int inHistory = work.history.size();
        for (int s = 0; s < work.session.size(); s++) {
            int t = work.history.indexOf(work.session.id(s));
            if (t >= 0) {
                shares[t] += shares[inHistory + s];
                shares[inHistory + s] = 0;
            }
        }
    }

    /** What several learnt products say for the same newcomer is said once. */
    private void speakForNewcomers(float[] shares) {
        Map<String, Integer> places = new HashMap<>();
        for (int t = 0; t < shares.length; t++) {
            String newcomer = work.standIns.name(number(t));
            if (newcomer != null) {
                Integer first = places.putIfAbsent(newcomer, t);
                if (first != null) {
                    shares[first] += shares[t];
                    shares[t] = 0;
                }
            }
        }
    }

    /** The product at a place of the shares. */
    private int number(int t) {
        int inHistory = work.history.size();
        return t < inHistory ? work.history.id(t) : work.session.id(t - inHistory);
    }

    private static void collect(ScoreBuffer from, int offset, SparseRows matrix, int shown, float[] shares) {
        for (int t = 0; t < from.size(); t++) {
            int i = from.id(t);
            shares[offset + t] += from.get(i) * matrix.value(i, shown);
        }
    }

    private List<Recommendation.Reason> strongest(float[] shares, double scale, int limit) {
        TopK top = new TopK(Math.min(limit, shares.length));
        for (int t = 0; t < shares.length; t++) {
            if (shares[t] != 0) {
                top.offer(t, shares[t]);
            }
        }
        top.sort();
        List<Recommendation.Reason> reasons = new ArrayList<>(top.size());
        for (int r = 0; r < top.size(); r++) {
            int i = number(top.id(r));
            String newcomer = work.standIns.name(i);
            reasons.add(new Recommendation.Reason(newcomer == null ? products.id(i) : newcomer, top.score(r) * scale));
        }
        return reasons;
    }
}
