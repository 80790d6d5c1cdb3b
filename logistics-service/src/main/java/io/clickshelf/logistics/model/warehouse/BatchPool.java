package io.clickshelf.logistics.model.warehouse;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.util.ArrayList;
import java.util.List;

/**
 * Many batches as arrays: their orders as bits, and what they are walked in, in parts of a metre. Looking through a million
 * takes some milliseconds.
 */
final class BatchPool {

    /** A batch worth so much more than its walk is looked for, in metres. */
    static final double ENOUGH = -1e-6;

    /** Neighbours have orders in common; of each such part of the pool some are found, so that they are unlike. */
    private static final int SECTIONS = 48;

    private static final int EACH = 8;

    private static final double NEARER = 0.8;
    private static final int TRIES = 30;

    private final long[] masks;
    private final int[] parts;
    private final int size;

    BatchPool(long[] masks, int[] parts, int size) {
        this.masks = masks;
        this.parts = parts;
        this.size = size;
    }

    static BatchPool of(List<BatchColumn> batches) {
        return new BatchPool(
                batches.stream().mapToLong(BatchColumn::mask).toArray(),
                batches.stream()
                        .mapToInt(b -> (int) Math.round(b.meters() * ManyTours.PARTS))
                        .toArray(),
                batches.size());
    }

    int size() {
        return size;
    }

    List<BatchColumn> all() {
        List<BatchColumn> all = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            all.add(column(i));
        }
        return all;
    }

    private BatchColumn column(int index) {
        return BatchColumn.of(masks[index], parts[index] / ManyTours.PARTS);
    }

    /** Some of those that are worth more than their walk, the most so of each section; none if there are none. */
    List<BatchColumn> worthwhile(BatchWorth worth, OrderPairs pairs) {
        List<BatchColumn> found = new ArrayList<>();
        int[] best = new int[EACH];
        double[] beyond = new double[EACH];
        for (int s = 0; s < SECTIONS; s++) {
            int kept = 0;
            double limit = ENOUGH * ManyTours.PARTS;
            int to = (int) ((long) size * (s + 1) / SECTIONS);
            for (int i = (int) ((long) size * s / SECTIONS); i < to; i++) {
                double plain = worth.plain(masks[i], parts[i]);
                if (plain < limit && pairs.allow(masks[i])) {
                    double reduced = worth.ruled(masks[i], plain);
                    if (reduced < limit) {
                        kept = Math.min(kept + 1, EACH);
                        int k = kept - 1;
                        for (; k > 0 && beyond[k - 1] > reduced; k--) {
                            beyond[k] = beyond[k - 1];
                            best[k] = best[k - 1];
                        }
                        beyond[k] = reduced;
                        best[k] = i;
                        limit = kept == EACH ? beyond[EACH - 1] : limit;
                    }
                }
            }
            for (int k = 0; k < kept; k++) {
                found.add(column(best[k]));
            }
        }
        return found;
    }

    /** Some of those within so many metres, which exceed their worth the least: not more than wanted, unless many are as near. */
    BatchPool nearest(BatchWorth worth, OrderPairs pairs, double meters, int most) {
        BatchPool nearest = this;
        double limit = meters;
        for (int tries = 0; nearest.size > most && tries < TRIES; tries++) {
            limit *= NEARER;
            nearest = nearest.within(worth, pairs, limit);
        }
        return nearest;
    }

    /** Those whose walk exceeds their worth by less than so many metres. */
    BatchPool within(BatchWorth worth, OrderPairs pairs, double meters) {
        double limit = meters * ManyTours.PARTS;
        LongArrayList keptMasks = new LongArrayList();
        IntArrayList keptParts = new IntArrayList();
        for (int i = 0; i < size; i++) {
            double plain = worth.plain(masks[i], parts[i]);
            if (plain < limit && pairs.allow(masks[i]) && worth.ruled(masks[i], plain) < limit) {
                keptMasks.add(masks[i]);
                keptParts.add(parts[i]);
            }
        }
        return new BatchPool(keptMasks.elements(), keptParts.elements(), keptMasks.size());
    }
}
