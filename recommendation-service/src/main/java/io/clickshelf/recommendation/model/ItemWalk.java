package io.clickshelf.recommendation.model;

/**
 * Random walks over the graph of items that were clicked near each other: one step, and a second step that reaches what
 * no single session joins.
 *
 * <p>Steps i → j are counted over all sessions, discounted by distance and, against the order of clicks, by {@code backward};
 * rows sum to 1. Each row keeps its strongest {@code width} steps. After Cooper et al.: "Random walks in recommender systems"
 * (P3, 2014) and Ludewig, Jannach: sequential rules (2018).
 */
final class ItemWalk {

    private final SparseRows one;
    private final SparseRows two;

    private ItemWalk(SparseRows one, SparseRows two) {
        this.one = one;
        this.two = two;
    }

    static ItemWalk fit(SessionIndex index, SessionSettings settings, int width, Parallel parallel) {
        SparseRows one = SparseBuilder.rows(index.items(), index.items(), width, parallel, () -> {
            ScoreBuffer buffer = new ScoreBuffer(index.items());
            return (row, keep) -> steps(index, settings, row, buffer, keep);
        });
        SparseRows two = SparseBuilder.rows(index.items(), index.items(), width, parallel, () -> {
            ScoreBuffer buffer = new ScoreBuffer(index.items());
            return (row, keep) -> secondSteps(one, row, buffer, keep);
        });
        return new ItemWalk(one, two);
    }

    private static void steps(SessionIndex index, SessionSettings settings, int from, ScoreBuffer buffer, TopK keep) {
        var sessions = index.sessionsOf(from);
        for (int n = 0; n < sessions.size(); n++) {
            int[] session = index.session(sessions.getInt(n));
            for (int at = 0; at < session.length; at++) {
                if (session[at] == from) {
                    around(session, at, settings, buffer);
                }
            }
        }
        normalise(from, buffer, keep);
    }

    private static void around(int[] session, int at, SessionSettings settings, ScoreBuffer buffer) {
        double weight = 1;
        for (int p = at + 1; p < session.length; p++) {
            buffer.add(session[p], (float) weight);
            weight *= settings.stepDecay();
        }
        weight = settings.backward();
        for (int p = at - 1; p >= 0; p--) {
            buffer.add(session[p], (float) weight);
            weight *= settings.stepDecay();
        }
    }

    private static void secondSteps(SparseRows one, int from, ScoreBuffer buffer, TopK keep) {
        for (int e = one.offsets()[from]; e < one.offsets()[from + 1]; e++) {
            int over = one.indices()[e];
            float weight = one.values()[e];
            for (int f = one.offsets()[over]; f < one.offsets()[over + 1]; f++) {
                buffer.add(one.indices()[f], weight * one.values()[f]);
            }
        }
        normalise(from, buffer, keep);
    }

    private static void normalise(int from, ScoreBuffer buffer, TopK keep) {
        float sum = 0;
        for (int n = 0; n < buffer.size(); n++) {
            sum += buffer.id(n) == from ? 0 : buffer.get(buffer.id(n));
        }
        for (int n = 0; n < buffer.size(); n++) {
            int to = buffer.id(n);
            if (to != from) {
                keep.offer(to, buffer.get(to) / sum);
            }
        }
        buffer.clear();
    }

    /** Adds to {@code scores} where the walk from the session's clicks, oldest first, arrives. */
    void predict(int[] clicks, double clickDecay, double twoStepWeight, ScoreBuffer scores) {
        double weight = 1;
        for (int p = clicks.length - 1; p >= 0 && weight > 1e-3; p--) {
            if (clicks[p] < one.rows() && !SessionKnn.seenLater(clicks, p)) {
                add(one, clicks[p], (float) weight, scores);
                if (twoStepWeight > 0) {
                    add(two, clicks[p], (float) (weight * twoStepWeight), scores);
                }
            }
            weight *= clickDecay;
        }
    }

    private static void add(SparseRows steps, int from, float weight, ScoreBuffer scores) {
        for (int e = steps.offsets()[from]; e < steps.offsets()[from + 1]; e++) {
            scores.add(steps.indices()[e], weight * steps.values()[e]);
        }
    }
}
