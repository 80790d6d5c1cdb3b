package io.clickshelf.recommendation.model;

import org.jspecify.annotations.Nullable;

/** Buffers of one answer, reused by the next so that asking allocates nothing of the catalogue's size. For one thread at a time. */
final class ShopWorkspace {

    final ScoreBuffer history;
    final ScoreBuffer session;
    final OwnHistory own;
    /** Products that are not shown. */
    final ScoreBuffer hidden;

    /** What the ranker multiplies scores by. */
    final ScoreBuffer corrections;

    final float[] scores;
    final ScoreFloor floor = new ScoreFloor();
    final int[] slot;
    /** Highest of the scores. */
    float top;

    /** Who speaks for what the model does not know. */
    final StandIns standIns = new StandIns();

    private final ScoreBuffer sums;
    private final float[] folded;
    private final VisitWorkspace visits = new VisitWorkspace();

    VisitNeighbours.@Nullable Voters voters;

    @Nullable
    AlsFoldIn foldIn;

    ShopWorkspace(int products) {
        history = new ScoreBuffer(products);
        session = new ScoreBuffer(products);
        sums = new ScoreBuffer(products);
        own = new OwnHistory(products);
        hidden = new ScoreBuffer(products);
        corrections = new ScoreBuffer(products);
        scores = new float[products];
        folded = new float[products];
        slot = new int[products];
    }

    void clear() {
        history.clear();
        session.clear();
        sums.clear();
        own.clear();
        hidden.clear();
        corrections.clear();
        standIns.clear();
        foldIn = null;
        voters = null;
    }

    /** Takes in who asks. */
    void profile(Question question, IdIndex products, double halfLifeDays, SessionBlend visit) {
        double length = 0;
        for (HistoryItem item : question.history()) {
            float weight = (float) Profiles.decayed(item.weight(), item.ageDays(), halfLifeDays);
            Newcomers.Like like = standIns.of(item.product(), question.newcomers());
            int i = like == null ? products.find(item.product()) : -1;
            if (like != null) {
                add(like, weight, sums);
            } else if (i >= 0) {
                sums.add(i, weight);
                own.add(i, item.weight(), item.ageDays());
                standIns.itself(i);
            } else {
                continue;
            }
            length += weight;
        }
        own.finish();
        for (int t = 0; t < sums.size(); t++) {
            int i = sums.id(t);
            history.add(i, (float) Math.sqrt(sums.get(i) / Math.max(length, Double.MIN_NORMAL)));
        }
        double click = 1;
        double clicks = 0;
        for (int p = question.session().size() - 1; p >= 0; p--) {
            String clicked = question.session().get(p);
            Newcomers.Like like = standIns.of(clicked, question.newcomers());
            int i = like == null ? products.find(clicked) : -1;
            if (like != null && !session.has(like.products()[0])) {
                add(like, (float) click, session);
            } else if (i >= 0 && !session.has(i)) {
                session.add(i, (float) click);
                standIns.itself(i);
            } else {
                continue;
            }
            clicks += click * click;
            click *= visit.clickDecay();
        }
        if (sums.size() == 0) {
            // A stranger's visit is all the history there is.
            for (int t = 0; t < session.size(); t++) {
                int i = session.id(t);
                sums.add(i, session.get(i));
                history.add(i, (float) (session.get(i) / Math.sqrt(clicks)));
            }
        }
        for (int t = 0; t < session.size(); t++) {
            int i = session.id(t);
            session.set(i, (float) (visit.weight() * session.get(i) / Math.sqrt(clicks)));
        }
    }

    private static void add(Newcomers.Like like, float weight, ScoreBuffer to) {
        for (int k = 0; k < like.products().length; k++) {
            to.add(like.products()[k], weight * like.weights()[k]);
        }
    }

    /** Fills {@link #scores} with the linear score of every product. */
    void score(ShopModel model) {
        System.arraycopy(model.prior(), 0, scores, 0, scores.length);
        addRows(history, model.matrix());
        addRows(session, model.session());
        for (int t = 0; t < history.size(); t++) {
            int i = history.id(t);
            scores[i] += history.get(i) * model.buyAgain()[i];
        }
        VisitNeighbours neighbours = model.visits();
        if (neighbours != null && model.visit().neighbours() > 0 && session.size() > 0) {
            int[] clicks = new int[session.size()];
            for (int t = 0; t < clicks.length; t++) {
                clicks[clicks.length - 1 - t] = session.id(t); // the newest was added first
            }
            voters = neighbours.vote(clicks, (float) model.visit().neighbours(), visits, scores);
        }
        ImplicitAls als = model.als();
        if (als != null && sums.size() > 0) {
            int[] items = new int[sums.size()];
            float[] weights = new float[items.length];
            for (int t = 0; t < items.length; t++) {
                items[t] = sums.id(t);
                weights[t] = sums.get(items[t]);
            }
            AlsFoldIn solved = als.foldIn(items, weights);
            foldIn = solved;
            als.score(solved.vector(), folded);
            TruncatedSvd.axpy(model.alsWeight(), folded, 0, scores, 0, scores.length);
        }
        float[] factor = model.factor();
        top = 0;
        for (int j = 0; j < scores.length; j++) {
            scores[j] *= factor[j];
            top = Math.max(top, scores[j]);
        }
    }

    private void addRows(ScoreBuffer from, SparseRows matrix) {
        for (int t = 0; t < from.size(); t++) {
            int i = from.id(t);
            float weight = from.get(i);
            for (int e = matrix.offsets()[i]; e < matrix.offsets()[i + 1]; e++) {
                scores[matrix.indices()[e]] += weight * matrix.values()[e];
            }
        }
    }
}
