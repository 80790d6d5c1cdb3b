package io.clickshelf.recommendation.model;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/**
 * Next clicks of an anonymous session: session kNN blended with walks over the item graph. Sessions may be added while others
 * ask; the neighbours see them at once, the walk at the next fit.
 */
public final class SessionRecommender {

    private static final int FORMAT = 2;
    private static final int WALK_WIDTH = 200;
    private static final int MOST_SESSIONS = 2_000_000;

    private final SessionIndex index;
    private final SessionSettings settings;
    /** Null where it takes no part. */
    private final @Nullable ItemWalk walk;

    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();

    private SessionRecommender(SessionIndex index, SessionSettings settings, @Nullable ItemWalk walk) {
        this.index = index;
        this.settings = settings;
        this.walk = walk;
    }

    /**
     * @param sessions item numbers in click order; sessions oldest first
     */
    public static SessionRecommender fit(List<int[]> sessions, SessionSettings settings, Parallel parallel) {
        return fit(sessions, settings, MOST_SESSIONS, parallel);
    }

    /** @param limit newest sessions that are kept, now and as further ones are added; bounds the memory */
    public static SessionRecommender fit(List<int[]> sessions, SessionSettings settings, int limit, Parallel parallel) {
        SessionIndex index = new SessionIndex(limit);
        sessions.forEach(index::add);
        return new SessionRecommender(index, settings, walk(index, settings, parallel));
    }

    private static @Nullable ItemWalk walk(SessionIndex index, SessionSettings settings, Parallel parallel) {
        return settings.walkWeight() == 0 ? null : ItemWalk.fit(index, settings, WALK_WIDTH, parallel);
    }

    /** The same sessions under other settings; counts the walk anew only if its steps change. */
    SessionRecommender with(SessionSettings changed, Parallel parallel) {
        boolean sameSteps = changed.stepDecay() == settings.stepDecay() && changed.backward() == settings.backward();
        boolean kept = sameSteps && (walk != null || changed.walkWeight() == 0);
        return new SessionRecommender(index, changed, kept ? walk : walk(index, changed, parallel));
    }

    /** Buffers of one asking thread; made anew only when the model has grown. */
    public static final class Workspace {
        private SessionKnn.@Nullable Workspace knn;
        private ScoreBuffer votes = new ScoreBuffer(0);
        private ScoreBuffer blend = new ScoreBuffer(0);
        private int sessions;
        private int items;

        private SessionKnn.Workspace fit(SessionIndex index, SessionSettings settings) {
            SessionKnn.Workspace current = knn;
            if (current == null || index.sessions() > sessions || index.items() > items) {
                sessions = index.sessions() + index.sessions() / 8;
                items = index.items() + index.items() / 8;
                current = new SessionKnn.Workspace(sessions, settings.neighbours());
                knn = current;
                votes = new ScoreBuffer(items);
                blend = new ScoreBuffer(items);
            }
            return current;
        }
    }

    /** Sessions held. */
    public int sessions() {
        lock.readLock().lock();
        try {
            return index.sessions();
        } finally {
            lock.readLock().unlock();
        }
    }

    public SessionSettings settings() {
        return settings;
    }

    /** Adds a finished session, as the newest. */
    public void add(int[] session) {
        lock.writeLock().lock();
        try {
            index.add(session);
        } finally {
            lock.writeLock().unlock();
        }
    }

    /**
     * Offers every item with a score to {@code best}.
     *
     * @param clicks item numbers, oldest first; unknown ones are passed over
     */
    public void recommend(int[] clicks, Workspace work, TopK best) {
        lock.readLock().lock();
        try {
            SessionKnn.Workspace knnWork = work.fit(index, settings);
            new SessionKnn(index, settings).predict(clicks, knnWork, work.votes);
            blend(work.votes, 1 - settings.walkWeight(), work.blend);
            if (walk != null) {
                walk.predict(clicks, settings.clickDecay(), settings.twoStepWeight(), work.votes);
                blend(work.votes, settings.walkWeight(), work.blend);
            }
            repeats(clicks, work.blend);
            for (int n = 0; n < work.blend.size(); n++) {
                int item = work.blend.id(n);
                double discount = Math.pow(1.0 + index.count(item), -settings.popularityPower());
                best.offer(item, (float) (work.blend.get(item) * discount));
            }
            work.blend.clear();
        } finally {
            lock.readLock().unlock();
        }
    }

    private static void blend(ScoreBuffer votes, double weight, ScoreBuffer blend) {
        float scale = (float) (weight / Math.max(votes.max(), Float.MIN_NORMAL));
        for (int n = 0; n < votes.size(); n++) {
            blend.add(votes.id(n), votes.get(votes.id(n)) * scale);
        }
        votes.clear();
    }

    private void repeats(int[] clicks, ScoreBuffer blend) {
        for (int p = 0; p < clicks.length; p++) {
            if (clicks[p] < index.items() && blend.has(clicks[p]) && !SessionKnn.seenLater(clicks, p)) {
                double factor = p == clicks.length - 1 ? settings.repeatLast() : settings.repeat();
                blend.set(clicks[p], (float) (blend.get(clicks[p]) * factor));
            }
        }
    }

    public void save(DataOutput out) throws IOException {
        out.writeInt(FORMAT);
        settings.save(out);
        out.writeInt(index.limit());
        out.writeInt(index.sessions());
        for (int s = 0; s < index.sessions(); s++) {
            out.writeInt(index.session(s).length);
            for (int item : index.session(s)) {
                out.writeInt(item);
            }
        }
    }

    /** Reads what {@link #save} wrote; the walk is counted anew. */
    public static SessionRecommender load(DataInput in, Parallel parallel) throws IOException {
        int format = in.readInt();
        if (format != FORMAT) {
            throw new IOException("Session model of format " + format + "; this version reads " + FORMAT + ".");
        }
        SessionSettings settings = SessionSettings.load(in);
        SessionIndex index = new SessionIndex(in.readInt());
        for (int s = in.readInt(); s > 0; s--) {
            int[] session = new int[in.readInt()];
            for (int p = 0; p < session.length; p++) {
                session[p] = in.readInt();
            }
            index.add(session);
        }
        return new SessionRecommender(index, settings, walk(index, settings, parallel));
    }
}
