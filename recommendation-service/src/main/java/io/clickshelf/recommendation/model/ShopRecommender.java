package io.clickshelf.recommendation.model;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * What to show in one shop: item-kNN, EASE^R, baskets, buy-again and popularity with trend, mixed by weights that the fit chooses
 * on the newest part of the log. Linear in the shopper's history, so the last click counts at once and each score can be
 * taken apart exactly. Immutable and safe for any number of threads.
 *
 * <p>A fit takes O(users · length² + products³/2) and holds cases × products floats; an answer takes O(history · neighbours
 * + products).
 */
public final class ShopRecommender {

    private static final int FORMAT = 1;
    private static final double CLICK_DECAY = 0.8;

    private final IdIndex products;
    private final ShopModel model;
    private final ShopBlend blend;
    private final Map<String, Double> metrics;
    private final ConcurrentLinkedQueue<Workspace> idle = new ConcurrentLinkedQueue<>();

    private ShopRecommender(IdIndex products, ShopModel model, ShopBlend blend, Map<String, Double> metrics) {
        this.products = products;
        this.model = model;
        this.blend = blend;
        this.metrics = Map.copyOf(metrics);
    }

    /**
     * Chooses the blend on the newest part of the log, then fits it to all of it.
     *
     * @throws IllegalArgumentException if the log is empty
     */
    public static ShopRecommender fit(InteractionLog log, ShopSettings settings) {
        if (log.size() == 0) {
            throw new IllegalArgumentException("There are no interactions to learn from; add some, then fit again.");
        }
        Parallel parallel = new Parallel(settings.threads());
        ShopTuner.Choice choice = new ShopTuner(settings, parallel).choose(log);
        settings.progress().accept("blend " + choice.blend().byName());
        IdIndex products = new IdIndex();
        for (int i = 0; i < log.products().size(); i++) {
            products.add(log.products().id(i));
        }
        ShopModel model = ShopModel.of(log, choice, settings, parallel);
        return new ShopRecommender(products, model, choice.blend(), choice.metrics());
    }

    /**
     * Hold-out measures of the blend on shoppers that did not choose it ({@code recall@20}, {@code ndcg@20}, {@code mrr@20}, {@code
     * coverage@20}) and of popularity ({@code popularity.recall@20}, …); empty if the log was too short.
     */
    public Map<String, Double> metrics() {
        return metrics;
    }

    /** The weight of each generator, by name. */
    public Map<String, Double> blend() {
        return blend.byName();
    }

    public int productCount() {
        return products.size();
    }

    public boolean knows(String product) {
        return products.find(product) >= 0;
    }

    /** The best products, best first; fewer than n only if no more pass the filter. */
    public List<Recommendation> recommend(Question question) {
        Workspace work = idle.poll();
        if (work == null) {
            work = new Workspace(products.size());
        }
        try {
            profile(question, work);
            return answer(question, work);
        } finally {
            work.clear();
            idle.offer(work);
        }
    }

    private static final class Workspace {
        final ScoreBuffer history;
        final ScoreBuffer session;
        final float[] scores;
        final int[] slot;

        Workspace(int products) {
            history = new ScoreBuffer(products);
            session = new ScoreBuffer(products);
            scores = new float[products];
            slot = new int[products];
        }

        void clear() {
            history.clear();
            session.clear();
        }
    }

    private void profile(Question question, Workspace work) {
        double length = 0;
        for (HistoryItem item : question.history()) {
            int i = products.find(item.product());
            if (i >= 0) {
                double weight = Profiles.decayed(item.weight(), item.ageDays(), blend.historyHalfLifeDays());
                work.history.add(i, (float) weight);
                length += weight;
            }
        }
        for (int t = 0; t < work.history.size(); t++) {
            int i = work.history.id(t);
            work.history.set(i, (float) Math.sqrt(work.history.get(i) / Math.max(length, Double.MIN_NORMAL)));
        }
        double click = 1;
        double clicks = 0;
        for (int p = question.session().size() - 1; p >= 0; p--) {
            int i = products.find(question.session().get(p));
            if (i >= 0 && !work.session.has(i)) {
                work.session.add(i, (float) click);
                clicks += click * click;
                click *= CLICK_DECAY;
            }
        }
        for (int t = 0; t < work.session.size(); t++) {
            int i = work.session.id(t);
            work.session.set(i, (float) (work.session.get(i) / Math.sqrt(clicks)));
        }
    }

    private List<Recommendation> answer(Question question, Workspace work) {
        float[] scores = work.scores;
        System.arraycopy(model.prior(), 0, scores, 0, scores.length);
        addRows(work.history, model.matrix(), scores);
        addRows(work.session, model.session(), scores);
        for (int t = 0; t < work.history.size(); t++) {
            int i = work.history.id(t);
            scores[i] += work.history.get(i) * model.buyAgain()[i];
        }
        TopK best = new TopK(Math.min(question.n(), scores.length));
        for (int j = 0; j < scores.length; j++) {
            float score = scores[j] * model.factor()[j];
            if (best.wouldKeep(j, score) && wanted(question, products.id(j))) {
                best.offer(j, score);
            }
        }
        best.sort();
        return explain(best, question, work);
    }

    private List<Recommendation> explain(TopK best, Question question, Workspace work) {
        int[] slot = work.slot;
        for (int rank = 0; rank < best.size(); rank++) {
            slot[best.id(rank)] = rank + 1;
        }
        int given = work.history.size() + work.session.size();
        float[][] shares = new float[best.size()][question.reasons() == 0 ? 0 : given];
        if (question.reasons() > 0) {
            collect(work.history, 0, model.matrix(), slot, shares);
            collect(work.session, work.history.size(), model.session(), slot, shares);
            for (int t = 0; t < work.history.size(); t++) {
                int i = work.history.id(t);
                if (slot[i] > 0) {
                    shares[slot[i] - 1][t] += work.history.get(i) * model.buyAgain()[i];
                }
            }
        }
        List<Recommendation> answer = new ArrayList<>(best.size());
        for (int rank = 0; rank < best.size(); rank++) {
            int j = best.id(rank);
            slot[j] = 0;
            answer.add(new Recommendation(
                    products.id(j),
                    best.score(rank),
                    strongest(shares[rank], j, question.reasons(), work),
                    model.prior()[j] * model.factor()[j]));
        }
        return answer;
    }

    private static void collect(ScoreBuffer from, int offset, SparseRows matrix, int[] slot, float[][] shares) {
        for (int t = 0; t < from.size(); t++) {
            int i = from.id(t);
            float weight = from.get(i);
            for (int e = matrix.offsets()[i]; e < matrix.offsets()[i + 1]; e++) {
                int at = slot[matrix.indices()[e]];
                if (at > 0) {
                    shares[at - 1][offset + t] += weight * matrix.values()[e];
                }
            }
        }
    }

    private List<Recommendation.Reason> strongest(float[] shares, int j, int limit, Workspace work) {
        TopK top = new TopK(Math.min(limit, shares.length));
        for (int t = 0; t < shares.length; t++) {
            if (shares[t] != 0) {
                top.offer(t, shares[t]);
            }
        }
        top.sort();
        int inHistory = work.history.size();
        List<Recommendation.Reason> reasons = new ArrayList<>(top.size());
        for (int r = 0; r < top.size(); r++) {
            int t = top.id(r);
            int i = t < inHistory ? work.history.id(t) : work.session.id(t - inHistory);
            reasons.add(new Recommendation.Reason(products.id(i), (double) top.score(r) * model.factor()[j]));
        }
        return reasons;
    }

    private static boolean wanted(Question question, String product) {
        return !question.exclude().contains(product) && question.filter().test(product);
    }

    private static void addRows(ScoreBuffer from, SparseRows matrix, float[] scores) {
        for (int t = 0; t < from.size(); t++) {
            int i = from.id(t);
            float weight = from.get(i);
            for (int e = matrix.offsets()[i]; e < matrix.offsets()[i + 1]; e++) {
                scores[matrix.indices()[e]] += weight * matrix.values()[e];
            }
        }
    }

    /** Products taken by the same shoppers, nearest first; empty for an unknown product. */
    public List<Neighbour> similar(String product, int n) {
        return neighbours(model.similar(), product, n);
    }

    /** Products in the same baskets more often than chance, by a lower bound of their lift; empty for an unknown product. */
    public List<Neighbour> boughtTogether(String product, int n) {
        return neighbours(model.together(), product, n);
    }

    private List<Neighbour> neighbours(SparseRows rows, String product, int n) {
        if (n < 0) {
            throw new IllegalArgumentException("n is " + n + "; ask for 0 or more products.");
        }
        int i = products.find(product);
        List<Neighbour> neighbours = new ArrayList<>();
        for (int e = 0; i >= 0 && e < Math.min(n, rows.count(i)); e++) {
            int at = rows.offsets()[i] + e;
            neighbours.add(new Neighbour(products.id(rows.indices()[at]), rows.values()[at]));
        }
        return neighbours;
    }

    public void save(DataOutput out) throws IOException {
        out.writeInt(FORMAT);
        products.save(out);
        blend.save(out);
        out.writeInt(metrics.size());
        for (Map.Entry<String, Double> metric : new TreeMap<>(metrics).entrySet()) {
            out.writeUTF(metric.getKey());
            out.writeDouble(metric.getValue());
        }
        model.save(out);
    }

    public static ShopRecommender load(DataInput in) throws IOException {
        int format = in.readInt();
        if (format != FORMAT) {
            throw new IOException("Shop model of format " + format + "; this version reads " + FORMAT + ".");
        }
        IdIndex products = IdIndex.load(in);
        ShopBlend blend = ShopBlend.load(in);
        Map<String, Double> metrics = new TreeMap<>();
        for (int m = in.readInt(); m > 0; m--) {
            metrics.put(in.readUTF(), in.readDouble());
        }
        return new ShopRecommender(products, ShopModel.load(in), blend, metrics);
    }
}
