package io.clickshelf.recommendation.model;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.ArrayList;
import java.util.List;

/**
 * The newest sessions in time order, and for each item the sessions that hold it. Grows by whole sessions, O(length) each on the whole; once a quarter
 * more than the limit are held, the oldest leave. One writer at a time, and no reader meanwhile; {@link SessionRecommender} sees
 * to that.
 */
final class SessionIndex {

    private final List<int[]> sessions = new ArrayList<>();
    private final List<IntArrayList> postings = new ArrayList<>();
    private final int limit;
    private int items;

    /** @param limit sessions that are always kept */
    SessionIndex(int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("The limit is " + limit + " sessions; keep at least 1.");
        }
        this.limit = limit;
    }

    int limit() {
        return limit;
    }

    void add(int[] session) {
        if (sessions.size() - limit / 4 > limit) {
            List<int[]> newest = new ArrayList<>(sessions.subList(sessions.size() - limit, sessions.size()));
            sessions.clear();
            postings.forEach(IntArrayList::clear);
            newest.forEach(this::put);
        }
        put(session.clone());
    }

    private void put(int[] session) {
        int number = sessions.size();
        sessions.add(session);
        for (int item : session) {
            if (item < 0) {
                throw new IllegalArgumentException("Item " + item + " is negative.");
            }
            while (item >= postings.size()) {
                postings.add(new IntArrayList(2));
            }
            IntArrayList of = postings.get(item);
            if (of.isEmpty() || of.getInt(of.size() - 1) != number) {
                of.add(number);
            }
        }
        items = postings.size();
    }

    int sessions() {
        return sessions.size();
    }

    /** One more than the highest item seen. */
    int items() {
        return items;
    }

    int[] session(int number) {
        return sessions.get(number);
    }

    /** Sessions that hold the item, oldest first. */
    IntArrayList sessionsOf(int item) {
        return postings.get(item);
    }

    int count(int item) {
        return item < items ? postings.get(item).size() : 0;
    }

    /** ln(sessions / sessions of the item), at least a little above 0. */
    double idf(int item) {
        return Math.log(1 + (sessions.size() + 1.0) / (1.0 + count(item)));
    }
}
