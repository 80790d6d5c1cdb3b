package io.clickshelf.recommendation.store;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Histories by key, in the order of their last use; what was not used longest leaves first once there are more interactions
 * than allowed. An entry holds what was seen happening, and, once {@link #load loaded}, also what was stored before.
 */
final class HistoryCache {

    /** An entry's own size, in interactions. */
    private static final int ENTRY = 4;

    private final long capacity;
    private final long longestNanos;
    private final int limit;
    private final Map<String, Entry> entries = new LinkedHashMap<>(64, .75f, true);
    private long weight;
    private long removals;

    private record Entry(History history, boolean loaded, long loadedNanos) {
        int weight() {
            return ENTRY + history.size();
        }
    }

    /**
     * @param capacity     interactions
     * @param limit        interactions of one entry
     * @param longestNanos after which an entry has to be loaded again
     */
    HistoryCache(long capacity, int limit, long longestNanos) {
        this.capacity = capacity;
        this.limit = limit;
        this.longestNanos = longestNanos;
    }

    /** The whole history, or null if it has to be loaded. */
    synchronized @Nullable History find(String key, long nowNanos) {
        Entry entry = entries.get(key);
        return entry == null || !entry.loaded || nowNanos - entry.loadedNanos > longestNanos ? null : entry.history;
    }

    synchronized void add(String key, Past past) {
        Entry before = entries.get(key);
        Entry after = before == null
                ? new Entry(History.EMPTY.with(past, limit), false, 0)
                : new Entry(before.history.with(past, limit), before.loaded, before.loadedNanos);
        put(key, before, after);
    }

    /** To be given to {@link #load}: tells whether something was removed while the store was asked. */
    synchronized long removals() {
        return removals;
    }

    /** Joins what was stored with what was seen since; null if something was removed meanwhile, so that it may be stale. */
    synchronized @Nullable History load(String key, History stored, long removalsBefore, long nowNanos) {
        if (removals != removalsBefore) {
            return null;
        }
        Entry before = entries.get(key);
        History whole = before == null ? stored : before.history.with(stored, limit);
        put(key, before, new Entry(whole, true, nowNanos));
        return whole;
    }

    synchronized void remove(String key) {
        removals++;
        Entry removed = entries.remove(key);
        weight -= removed == null ? 0 : removed.weight();
    }

    synchronized void clear() {
        removals++;
        entries.clear();
        weight = 0;
    }

    synchronized long weight() {
        return weight;
    }

    private void put(String key, @Nullable Entry before, Entry after) {
        entries.put(key, after);
        weight += after.weight() - (before == null ? 0 : before.weight());
        Iterator<Entry> eldest = entries.values().iterator();
        while (weight > capacity && entries.size() > 1) {
            weight -= eldest.next().weight();
            eldest.remove();
        }
    }
}
