package io.clickshelf.recommendation.model;

import it.unimi.dsi.fastutil.ints.IntArrayList;

/**
 * What comes next in a session, by vote of the past sessions most like it: vector-multiplication session kNN with weights for
 * position, recency and rarity.
 *
 * <p>Ludewig, Jannach: "Evaluation of session-based recommendation algorithms" (2018); Garg et al.: "Sequence and time
 * aware neighborhood for session-based recommendations: STAN" (2019); Kersbergen, Sprangers, Schelter: "Serenade" (VMIS-kNN, 2022).
 * One prediction costs O(clicks · samples + neighbours · session length).
 */
final class SessionKnn {

    private final SessionIndex index;
    private final SessionSettings settings;

    SessionKnn(SessionIndex index, SessionSettings settings) {
        this.index = index;
        this.settings = settings;
    }

    /** What one thread needs to predict. */
    static final class Workspace {
        private final ScoreBuffer similarity;
        private final int[] matched;
        private final TopK neighbours;

        Workspace(int sessions, int neighbours) {
            similarity = new ScoreBuffer(sessions);
            matched = new int[sessions];
            this.neighbours = new TopK(neighbours);
        }
    }

    /** Adds to {@code scores} the votes for each item, given the session's clicks so far, oldest first. */
    void predict(int[] clicks, Workspace work, ScoreBuffer scores) {
        compare(clicks, work);
        TopK neighbours = work.neighbours;
        neighbours.clear();
        double decay = Math.log(2) / (settings.recencyHalfLife() * index.sessions());
        for (int n = 0; n < work.similarity.size(); n++) {
            int session = work.similarity.id(n);
            double age = index.sessions() - session;
            double norm = Math.pow(index.session(session).length, settings.lengthPower());
            neighbours.offer(session, (float) (work.similarity.get(session) * Math.exp(-decay * age) / norm));
        }
        for (int n = 0; n < neighbours.size(); n++) {
            voter(n, work).vote(settings, scores::add);
        }
        work.similarity.clear();
    }

    private Voter voter(int n, Workspace work) {
        int session = work.neighbours.id(n);
        return new Voter(index.session(session), work.matched[session], work.neighbours.score(n));
    }

    /** Who voted in the prediction before. */
    Voter[] voters(Workspace work) {
        Voter[] voters = new Voter[work.neighbours.size()];
        for (int n = 0; n < voters.length; n++) {
            voters[n] = voter(n, work);
        }
        return voters;
    }

    /** Sums the weights of shared clicks per past session, from the latest click back. */
    private void compare(int[] clicks, Workspace work) {
        double weight = 1;
        for (int p = clicks.length - 1; p >= 0 && weight > 1e-4; p--) {
            int item = clicks[p];
            if (index.count(item) > 0 && !seenLater(clicks, p)) {
                float add = (float) (weight * Math.pow(index.idf(item), settings.idfPower()));
                IntArrayList sessions = index.sessionsOf(item);
                int oldest = Math.max(0, sessions.size() - settings.samples());
                for (int n = sessions.size() - 1; n >= oldest; n--) {
                    int session = sessions.getInt(n);
                    if (!work.similarity.has(session)) {
                        work.matched[session] = item;
                    }
                    work.similarity.add(session, add);
                }
            }
            weight *= settings.clickDecay();
        }
    }

    static boolean seenLater(int[] clicks, int position) {
        for (int p = position + 1; p < clicks.length; p++) {
            if (clicks[p] == clicks[position]) {
                return true;
            }
        }
        return false;
    }

    /**
     * A past session that votes.
     *
     * @param matched the latest click that it shares
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Voter(int[] session, int matched, float similarity) {

        boolean holds(int item) {
            for (int other : session) {
                if (other == item) {
                    return true;
                }
            }
            return false;
        }

        /** Votes for each of its items: the nearer to the match, the stronger. */
        void vote(SessionSettings settings, Votes votes) {
            int at = session.length - 1;
            while (session[at] != matched) {
                at--;
            }
            votes.add(matched, similarity);
            double weight = similarity;
            for (int p = at + 1; p < session.length; p++) {
                votes.add(session[p], (float) weight);
                weight *= settings.stepDecay();
            }
            weight = similarity * settings.backward();
            for (int p = at - 1; p >= 0; p--) {
                votes.add(session[p], (float) weight);
                weight *= settings.stepDecay();
            }
        }
    }

    /** Receives votes. */
    @FunctionalInterface
    interface Votes {
        void add(int item, float vote);
    }
}
