package io.clickshelf.logistics.model.warehouse;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.longs.Long2DoubleOpenHashMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Batches as they change, with the exact length of every batch ever tried remembered by a hash of its orders. */
final class BatchState {

    /** Beyond so many, the memory of lengths starts afresh. */
    private static final int REMEMBERED = 2_000_000;

    private final Layout layout;
    private final List<PickOrder> orders;
    private final CartLimits limits;
    private final double[][] loads;
    private final int[][] spots;
    private final long[] keys;
    private final Long2DoubleOpenHashMap lengths = new Long2DoubleOpenHashMap();
    private List<IntArrayList> batches = new ArrayList<>();

    BatchState(Layout layout, List<PickOrder> orders, CartLimits limits) {
        this.layout = layout;
        this.orders = orders;
        this.limits = limits;
        this.loads = new double[orders.size()][];
        this.spots = new int[orders.size()][];
        this.keys = new long[orders.size()];
        SplittableRandom random = new SplittableRandom(42);
        for (int i = 0; i < orders.size(); i++) {
            limits.check(orders.get(i));
            loads[i] = orders.get(i).load();
            spots[i] = Arrays.stream(orders.get(i).spots()).distinct().toArray();
            keys[i] = random.nextLong();
        }
        lengths.defaultReturnValue(-1);
    }

    int orderCount() {
        return orders.size();
    }

    int[] spots(int order) {
        return spots[order];
    }

    Layout layout() {
        return layout;
    }

    List<IntArrayList> batches() {
        return batches;
    }

    List<IntArrayList> copy() {
        List<IntArrayList> copy = new ArrayList<>(batches.size());
        for (IntArrayList batch : batches) {
            copy.add(new IntArrayList(batch));
        }
        return copy;
    }

    void restore(List<IntArrayList> saved) {
        batches = new ArrayList<>(saved.size());
        for (IntArrayList batch : saved) {
            batches.add(new IntArrayList(batch));
        }
    }

    boolean fits(IntArrayList batch, IntArrayList more) {
        if (batch.size() + more.size() > limits.orders()) {
            return false;
        }
        double[] most = limits.load();
        for (int d = 0; d < most.length; d++) {
            double sum = 0;
            for (int i = 0; i < batch.size(); i++) {
                sum += loads[batch.getInt(i)][d];
            }
            for (int i = 0; i < more.size(); i++) {
                sum += loads[more.getInt(i)][d];
            }
            if (sum > most[d] + 1e-9) {
                return false;
            }
        }
        return true;
    }

    double length(IntArrayList batch) {
        return length(batch, -1);
    }

    /** Metres of a batch with an order more; -1 for none. */
    double length(IntArrayList batch, int more) {
        long key = more < 0 ? 0 : keys[more];
        int count = more < 0 ? 0 : spots[more].length;
        for (int i = 0; i < batch.size(); i++) {
            key ^= keys[batch.getInt(i)];
            count += spots[batch.getInt(i)].length;
        }
        double known = lengths.get(key);
        if (known >= 0) {
            return known;
        }
        int[] all = new int[count];
        int n = 0;
        for (int i = 0; i < batch.size(); i++) {
            for (int spot : spots[batch.getInt(i)]) {
                all[n++] = spot;
            }
        }
        for (int k = 0; more >= 0 && k < spots[more].length; k++) {
            all[n++] = spots[more][k];
        }
        Arrays.sort(all);
        int distinct = 0;
        for (int i = 0; i < n; i++) {
            if (i == 0 || all[i] != all[i - 1]) {
                all[distinct++] = all[i];
            }
        }
        double length = layout.routeLength(distinct == n ? all : Arrays.copyOf(all, distinct));
        if (lengths.size() > REMEMBERED) {
            lengths.clear();
        }
        lengths.put(key, length);
        return length;
    }

    double total() {
        double sum = 0;
        for (IntArrayList batch : batches) {
            sum += length(batch);
        }
        return sum;
    }
}
