package io.clickshelf.recommendation.store;

import java.util.Arrays;
import java.util.List;

/** A shopper's newest interactions, newest first, each once, no more than a limit. Immutable. */
final class History {

    static final History EMPTY = new History(new Past[0]);

    private final Past[] newestFirst;

    private History(Past[] newestFirst) {
        this.newestFirst = newestFirst;
    }

    /** @param newestFirst without duplicates */
    static History of(List<Past> newestFirst) {
        return newestFirst.isEmpty() ? EMPTY : new History(newestFirst.toArray(Past[]::new));
    }

    int size() {
        return newestFirst.length;
    }

    List<Past> newestFirst() {
        return Arrays.asList(newestFirst);
    }

    History with(Past past, int limit) {
        int at = 0;
        for (int i = 0; i < newestFirst.length; i++) {
            if (newestFirst[i].id() == past.id()) {
                return this;
            }
            if (newestFirst[i].atMillis() > past.atMillis()) {
                at = i + 1;
            }
        }
        if (at >= limit) {
            return this;
        }
        Past[] longer = new Past[Math.min(limit, newestFirst.length + 1)];
        System.arraycopy(newestFirst, 0, longer, 0, at);
        longer[at] = past;
        System.arraycopy(newestFirst, at, longer, at + 1, longer.length - at - 1);
        return new History(longer);
    }

    History with(History other, int limit) {
        if (newestFirst.length == 0 && other.newestFirst.length <= limit) {
            return other;
        }
        History all = this;
        for (Past past : other.newestFirst) {
            all = all.with(past, limit);
        }
        return all;
    }
}
