package io.clickshelf.recommendation.model;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.ArrayList;
import java.util.List;

/**
 * Sessions in time order, and for each item the sessions that hold it. Grows by whole sessions: O(length) each. One
 * writer at a time, and no reader meanwhile; {@link SessionRecommender} sees to that.
 */
final class SessionIndex {

    private final List<int[]> sessions = new ArrayList<>();
    private final List<IntArrayList> postings = new ArrayList<>();
    private int items;

    void add(int[] session) {
        int number = sessions.size();
        sessions.add(session.clone());
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
