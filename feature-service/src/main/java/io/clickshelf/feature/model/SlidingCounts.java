package io.clickshelf.feature.model;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * Counts of several kinds within a sliding window, kept as buckets of equal length: only buckets that something fell into
 * take room. A window's far edge is exact to one bucket. Bucket counting as in Datar, Gionis, Indyk, Motwani: Maintaining
 * Stream Statistics over Sliding Windows (SIAM J. Comput. 31, 2002), with equal instead of exponential buckets.
 *
 * <p>Adding costs O(1) for events nearly in order, O(buckets) at worst; a sum O(buckets asked for). Not thread-safe.
 */
public final class SlidingCounts {

    private final int kinds;
    private final long bucketMillis;
    private final int span;
    private long[] buckets = new long[4];
    private int[] counts;
    private int size;

    /**
     * @param kinds        how many kinds are told apart
     * @param bucketMillis length of a bucket
     * @param span         buckets kept, the newest included
     */
    public SlidingCounts(int kinds, long bucketMillis, int span) {
        this.kinds = kinds;
        this.bucketMillis = bucketMillis;
        this.span = span;
        this.counts = new int[4 * kinds];
    }

    /** Counts one event; events older than the span before the newest bucket are left out. */
    public void add(int kind, long timeMillis) {
        long bucket = Math.floorDiv(timeMillis, bucketMillis);
        if (size > 0 && bucket <= buckets[size - 1] - span) {
            return;
        }
        int at = size;
        while (at > 0 && buckets[at - 1] > bucket) {
            at--;
        }
        if (at > 0 && buckets[at - 1] == bucket) {
            counts[(at - 1) * kinds + kind]++;
            return;
        }
        insert(at, bucket);
        counts[at * kinds + kind] = 1;
        forgetBefore(buckets[size - 1] - span + 1);
    }

    /** Events of a kind in the {@code length} buckets that end with the one of {@code endMillis}. */
    public long sum(int kind, long endMillis, int length) {
        long last = Math.floorDiv(endMillis, bucketMillis);
        long sum = 0;
        for (int i = size - 1; i >= 0 && buckets[i] > last - length; i--) {
            if (buckets[i] <= last) {
                sum += counts[i * kinds + kind];
            }
        }
        return sum;
    }

    private void insert(int at, long bucket) {
        if (size == buckets.length) {
            buckets = Arrays.copyOf(buckets, size * 2);
            counts = Arrays.copyOf(counts, size * 2 * kinds);
        }
        System.arraycopy(buckets, at, buckets, at + 1, size - at);
        System.arraycopy(counts, at * kinds, counts, (at + 1) * kinds, (size - at) * kinds);
        buckets[at] = bucket;
        Arrays.fill(counts, at * kinds, (at + 1) * kinds, 0);
        size++;
    }

    private void forgetBefore(long oldest) {
        int expired = 0;
        while (expired < size && buckets[expired] < oldest) {
            expired++;
        }
        if (expired > 0) {
            size -= expired;
            System.arraycopy(buckets, expired, buckets, 0, size);
            System.arraycopy(counts, expired * kinds, counts, 0, size * kinds);
        }
    }

    void save(DataOutput out) throws IOException {
        Compact.writeLong(out, size);
        long before = 0;
        for (int i = 0; i < size; i++) {
            Compact.writeLong(out, buckets[i] - before);
            before = buckets[i];
            for (int kind = 0; kind < kinds; kind++) {
                Compact.writeLong(out, counts[i * kinds + kind]);
            }
        }
    }

    static SlidingCounts load(DataInput in, int kinds, long bucketMillis, int span) throws IOException {
        SlidingCounts loaded = new SlidingCounts(kinds, bucketMillis, span);
        loaded.size = Compact.readInt(in);
        loaded.buckets = new long[Math.max(4, loaded.size + 1)];
        loaded.counts = new int[loaded.buckets.length * kinds];
        long before = 0;
        for (int i = 0; i < loaded.size; i++) {
            before += Compact.readLong(in);
            loaded.buckets[i] = before;
            for (int kind = 0; kind < kinds; kind++) {
                loaded.counts[i * kinds + kind] = Compact.readInt(in);
            }
        }
        return loaded;
    }
}
