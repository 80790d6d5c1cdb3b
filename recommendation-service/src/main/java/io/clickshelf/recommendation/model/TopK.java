package io.clickshelf.recommendation.model;

/**
 * Keeps the k highest-scored ids of a stream in a binary heap with the worst on top: O(log k) per better id, O(1) for the rest.
 * Equal scores: the lower id wins, so that answers don't depend on the order of the stream.
 */
public final class TopK {

    private final int[] ids;
    private final float[] scores;
    private int size;

    public TopK(int k) {
        if (k < 0) {
            throw new IllegalArgumentException("k is " + k + "; it must not be negative.");
        }
        ids = new int[k];
        scores = new float[k];
    }

    public void clear() {
        size = 0;
    }

    public int size() {
        return size;
    }

    public int id(int rank) {
        return ids[rank];
    }

    public float score(int rank) {
        return scores[rank];
    }

    /** Whether {@link #offer} would keep this; lets the caller skip dear checks on what would be dropped anyway. */
    public boolean wouldKeep(int id, float score) {
        return size < ids.length || (size > 0 && worse(ids[0], scores[0], id, score));
    }

    public void offer(int id, float score) {
        if (size < ids.length) {
            int at = size++;
            for (int up; at > 0 && worse(id, score, up = (at - 1) >> 1); at = up) {
                move(up, at);
            }
            put(at, id, score);
        } else if (wouldKeep(id, score)) {
            sink(0, size, id, score);
        }
    }

    /** Orders what was kept, best first; afterwards only reading and {@link #clear()} make sense. */
    public TopK sort() {
        for (int end = size - 1; end > 0; end--) {
            int id = ids[end];
            float score = scores[end];
            move(0, end);
            sink(0, end, id, score);
        }
        return this;
    }

    private void sink(int from, int end, int id, float score) {
        int at = from;
        for (int child; (child = 2 * at + 1) < end; at = child) {
            if (child + 1 < end && worse(ids[child + 1], scores[child + 1], child)) {
                child++;
            }
            if (!worse(ids[child], scores[child], id, score)) {
                break;
            }
            move(child, at);
        }
        put(at, id, score);
    }

    private boolean worse(int id, float score, int than) {
        return worse(id, score, ids[than], scores[than]);
    }

    private static boolean worse(int id, float score, int otherId, float otherScore) {
        return score < otherScore || (score == otherScore && id > otherId);
    }

    private void move(int from, int to) {
        put(to, ids[from], scores[from]);
    }

    private void put(int at, int id, float score) {
        ids[at] = id;
        scores[at] = score;
    }
}
