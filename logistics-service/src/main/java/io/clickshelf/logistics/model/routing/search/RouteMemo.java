package io.clickshelf.logistics.model.routing.search;

import java.util.Arrays;

/**
 * How long routes last that were timed before, by a hash of their nodes in order: where travel times depend on the time of
 * day that is dear to find out, and with few tasks the same routes come again and again. Each slot keeps what came last.
 * O(1), nothing allocated. Belongs to one thread.
 */
final class RouteMemo implements NodeSequence {

    static final long UNKNOWN = Long.MIN_VALUE;

    private static final int SLOTS = 1 << 18;
    private static final long FACTOR = 0x9E3779B97F4A7C15L;

    private final long[] keys;
    private final long[] values;
    private long key;

    /** @param used whether anything will be asked of it */
    RouteMemo(boolean used) {
        this.keys = new long[used ? SLOTS : 0];
        this.values = new long[keys.length];
        Arrays.fill(values, UNKNOWN);
    }

    @Override
    public void begin(int type) {
        key = mixed(type + 1L);
    }

    @Override
    public void add(int node) {
        key = mixed(key + node + 1);
    }

    private static long mixed(long value) {
        long mixed = (value ^ value >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL + FACTOR;
        return mixed ^ mixed >>> 31;
    }

    /** What was kept for the route, or {@link #UNKNOWN}. */
    long value() {
        int slot = (int) key & SLOTS - 1;
        return keys[slot] == key ? values[slot] : UNKNOWN;
    }

    void keep(long value) {
        int slot = (int) key & SLOTS - 1;
        keys[slot] = key;
        values[slot] = value;
    }
}
