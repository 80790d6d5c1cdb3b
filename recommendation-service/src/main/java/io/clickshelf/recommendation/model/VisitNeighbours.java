package io.clickshelf.recommendation.model;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * What else the visits and orders most like this visit held: {@link SessionKnn} over a shop's own. They may be added while others ask, and count at
 * once; the oldest leave. Each vote can be taken apart exactly into the clicks that brought the voters.
 */
final class VisitNeighbours {

    private static final int MOST = 200_000;
    private static final int LONGEST = 50;

    private final SessionIndex index;
    private final SessionSettings settings;
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();

    private VisitNeighbours(SessionIndex index, SessionSettings settings) {
        this.index = index;
        this.settings = settings;
    }

    /** The newest {@value #MOST} visits of a log with more than one product. */
    static VisitNeighbours fit(InteractionLog log) {
        Map<Integer, IntArrayList> visits = new LinkedHashMap<>();
        for (int n = 0; n < log.size(); n++) {
            IntArrayList visit = visits.computeIfAbsent(log.basket(n), basket -> new IntArrayList());
            if (!visit.contains(log.product(n)) && visit.size() < LONGEST) {
                visit.add(log.product(n));
            }
        }
        VisitNeighbours fitted = new VisitNeighbours(new SessionIndex(MOST), SessionSettings.DEFAULT);
        visits.values().forEach(visit -> fitted.add(visit.toIntArray()));
        return fitted;
    }

    /** Adds a visit that is over, as the newest, oldest click first. */
    void add(int[] visit) {
        if (visit.length > 1) {
            lock.writeLock().lock();
            try {
                index.add(visit);
            } finally {
                lock.writeLock().unlock();
            }
        }
    }

    int size() {
        lock.readLock().lock();
        try {
            return index.sessions();
        } finally {
            lock.readLock().unlock();
        }
    }

    /**
     * The votes for each product, the highest {@code scale}, added to {@code scores}.
     *
     * @param clicks oldest first
     */
    Voters vote(int[] clicks, float scale, VisitWorkspace work, float[] scores) {
        lock.readLock().lock();
        try {
            SessionKnn knn = new SessionKnn(index, settings);
            SessionKnn.Workspace buffers = work.fit(index, settings, scores.length);
            ScoreBuffer votes = work.votes();
            knn.predict(clicks, buffers, votes);
            float most = votes.max();
            Voters voters = new Voters(knn.voters(buffers), weights(clicks), clicks, most > 0 ? scale / most : 0);
            for (int n = 0; n < votes.size(); n++) {
                scores[votes.id(n)] += voters.scale * votes.get(votes.id(n));
            }
            votes.clear();
            return voters;
        } finally {
            lock.readLock().unlock();
        }
    }

    private float[] weights(int[] clicks) {
        float[] weights = new float[clicks.length];
        double weight = 1;
        for (int p = clicks.length - 1; p >= 0; p--) {
            if (index.count(clicks[p]) > 0 && !SessionKnn.seenLater(clicks, p)) {
                weights[p] = (float) (weight * Math.pow(index.idf(clicks[p]), settings.idfPower()));
            }
            weight *= settings.clickDecay();
        }
        return weights;
    }

    /**
     * Who voted, kept to take votes apart.
     *
     * @param voters  past visits
     * @param weights of each click, by which the voters were found
     */
    record Voters(SessionKnn.Voter[] voters, float[] weights, int[] clicks, float scale) {

        /** Adds to {@code shares[slot − 1][first + click]} what each click brought a product whose slot is not 0. */
        void shares(SessionSettings settings, int[] slot, float[][] shares, int[] places) {
            float[] part = new float[clicks.length];
            for (SessionKnn.Voter voter : voters) {
                float sum = 0;
                Arrays.fill(part, 0);
                for (int p = 0; p < clicks.length; p++) {
                    if (weights[p] > 0 && voter.holds(clicks[p])) {
                        part[p] = weights[p];
                        sum += part[p];
                    }
                }
                float whole = scale / sum;
                voter.vote(settings, (product, vote) -> {
                    if (slot[product] > 0) {
                        for (int p = 0; p < part.length; p++) {
                            shares[slot[product] - 1][places[p]] += vote * part[p] * whole;
                        }
                    }
                });
            }
        }
    }

    SessionSettings settings() {
        return settings;
    }

    void save(DataOutput out) throws IOException {
        settings.save(out);
        lock.readLock().lock();
        try {
            out.writeInt(index.sessions());
            for (int s = 0; s < index.sessions(); s++) {
                out.writeInt(index.session(s).length);
                for (int item : index.session(s)) {
                    out.writeInt(item);
                }
            }
        } finally {
            lock.readLock().unlock();
        }
    }

    static VisitNeighbours load(DataInput in) throws IOException {
        VisitNeighbours loaded = new VisitNeighbours(new SessionIndex(MOST), SessionSettings.load(in));
        for (int s = in.readInt(); s > 0; s--) {
            int[] visit = new int[in.readInt()];
            for (int p = 0; p < visit.length; p++) {
                visit[p] = in.readInt();
            }
            loaded.add(visit);
        }
        return loaded;
    }
}
