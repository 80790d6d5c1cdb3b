package io.clickshelf.logistics.model.warehouse;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.longs.Long2DoubleOpenHashMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Orders in batches as they change, with the length of every batch ever tried remembered by a hash of its orders. A change
 * touches only the batches it names, and can be taken back.
 */
final class BatchState {

    /** Beyond so many, the memory of lengths starts afresh. */
    private static final int REMEMBERED = 2_000_000;

    /** Orders walked together; its load and length go with it. */
    static final class Batch {
        final IntArrayList orders;
        final double[] load;
        long key;
        double length;
        /** Of the insertion numbered {@code scored}, how well the order goes with these. */
        double score;

        long scored;

        Batch(int dimensions) {
            this.orders = new IntArrayList();
            this.load = new double[dimensions];
        }

        Batch(Batch other) {
            this.orders = new IntArrayList(other.orders);
            this.load = other.load.clone();
            this.key = other.key;
            this.length = other.length;
        }
    }

    private final Layout layout;
    private final List<PickOrder> orders;
    private final CartLimits limits;
    private final double[] most;
    private final double[][] loads;
    private final int[][] spots;
    private final long[] keys;
    private final Long2DoubleOpenHashMap lengths = new Long2DoubleOpenHashMap();
    private int[] buffer = new int[64];
    private List<Batch> batches = new ArrayList<>();
    private final Batch[] batchOf;

    BatchState(Layout layout, List<PickOrder> orders, CartLimits limits) {
        this.layout = layout;
        this.orders = orders;
        this.limits = limits;
        this.most = limits.load();
        this.loads = new double[orders.size()][];
        this.spots = new int[orders.size()][];
        this.keys = new long[orders.size()];
        this.batchOf = new Batch[orders.size()];
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

    List<Batch> batches() {
        return batches;
    }

    Batch batchOf(int order) {
        return batchOf[order];
    }

    Batch open() {
        Batch batch = new Batch(most.length);
        batches.add(batch);
        return batch;
    }

    /** Puts an order into a batch, whose length is then {@code length}. */
    void add(Batch batch, int order, double length) {
        batch.orders.add(order);
        batch.key ^= keys[order];
        for (int d = 0; d < most.length; d++) {
            batch.load[d] += loads[order][d];
        }
        batch.length = length;
        batchOf[order] = batch;
    }

    /** Takes an order out; {@link #measure} once all that leave have left. */
    void remove(Batch batch, int order) {
        batch.orders.rem(order);
        batch.key ^= keys[order];
        for (int d = 0; d < most.length; d++) {
            batch.load[d] -= loads[order][d];
        }
    }

    void measure(Batch batch) {
        batch.length = length(batch, -1);
    }

    boolean fits(Batch batch, int order) {
        if (batch.orders.size() >= limits.orders()) {
            return false;
        }
        for (int d = 0; d < most.length; d++) {
            if (batch.load[d] + loads[order][d] > most[d] + 1e-9) {
                return false;
            }
        }
        return true;
    }

    private boolean fit(Batch one, Batch other) {
        if (one.orders.size() + other.orders.size() > limits.orders()) {
            return false;
        }
        for (int d = 0; d < most.length; d++) {
            if (one.load[d] + other.load[d] > most[d] + 1e-9) {
                return false;
            }
        }
        return true;
    }

    int dimensions() {
        return most.length;
    }

    double most(int dimension) {
        return most[dimension];
    }

    /** All loads as parts of one cart's. */
    double carts(int dimension) {
        double sum = 0;
        for (double[] load : loads) {
            sum += load[dimension];
        }
        return sum / most[dimension];
    }

    int mostOrders() {
        return limits.orders();
    }

    double load(int order, int dimension) {
        return loads[order][dimension];
    }

    /** Whether an order fits a cart with the first {@code size} of these. */
    boolean fits(int[] members, int size, int order) {
        if (size >= limits.orders()) {
            return false;
        }
        for (int d = 0; d < most.length; d++) {
            double sum = loads[order][d];
            for (int i = 0; i < size; i++) {
                sum += loads[members[i]][d];
            }
            if (sum > most[d] + 1e-9) {
                return false;
            }
        }
        return true;
    }

    /** Whether a set of orders fits a cart. */
    boolean fits(int[] members) {
        if (members.length > limits.orders()) {
            return false;
        }
        for (int d = 0; d < most.length; d++) {
            double sum = 0;
            for (int order : members) {
                sum += loads[order][d];
            }
            if (sum > most[d] + 1e-9) {
                return false;
            }
        }
        return true;
    }

    double alone(int order) {
        return known(keys[order], IntArrayList.of(order), -1);
    }

    /** Metres of a batch with an order more; -1 for none. */
    double length(Batch batch, int more) {
        return known(more < 0 ? batch.key : batch.key ^ keys[more], batch.orders, more);
    }

    double length(int[] members) {
        long key = 0;
        for (int order : members) {
            key ^= keys[order];
        }
        return known(key, IntArrayList.wrap(members), -1);
    }

    private double known(long key, IntArrayList members, int more) {
        double known = lengths.get(key);
        if (known >= 0) {
            return known;
        }
        int n = 0;
        for (int i = 0; i <= members.size(); i++) {
            int order = i < members.size() ? members.getInt(i) : more;
            if (order >= 0) {
                int[] at = spots[order];
                if (n + at.length > buffer.length) {
                    buffer = Arrays.copyOf(buffer, 2 * (n + at.length));
                }
                System.arraycopy(at, 0, buffer, n, at.length);
                n += at.length;
            }
        }
        Arrays.sort(buffer, 0, n);
        int distinct = 0;
        for (int i = 0; i < n; i++) {
            if (i == 0 || buffer[i] != buffer[i - 1]) {
                buffer[distinct++] = buffer[i];
            }
        }
        double length = layout.routeLength(Arrays.copyOf(buffer, distinct));
        if (lengths.size() > REMEMBERED) {
            lengths.clear();
        }
        lengths.put(key, length);
        return length;
    }

    double total() {
        double sum = 0;
        for (Batch batch : batches) {
            sum += batch.length;
        }
        return sum;
    }

    List<int[]> copy() {
        List<int[]> copy = new ArrayList<>(batches.size());
        for (Batch batch : batches) {
            copy.add(batch.orders.toIntArray());
        }
        return copy;
    }

    void restore(List<int[]> saved) {
        batches = new ArrayList<>(saved.size());
        for (int[] members : saved) {
            Batch batch = open();
            for (int order : members) {
                add(batch, order, 0);
            }
            measure(batch);
        }
    }

    /** Takes back what was done to these batches: the copies stand where the originals did. */
    void undo(List<Batch> originals, List<Batch> copies, int sizeBefore) {
        while (batches.size() > sizeBefore) {
            batches.removeLast();
        }
        for (int i = 0; i < originals.size(); i++) {
            Batch original = originals.get(i);
            Batch copy = copies.get(i);
            original.orders.clear();
            original.orders.addAll(copy.orders);
            System.arraycopy(copy.load, 0, original.load, 0, copy.load.length);
            original.key = copy.key;
            original.length = copy.length;
            for (int k = 0; k < copy.orders.size(); k++) {
                batchOf[copy.orders.getInt(k)] = original;
            }
        }
    }

    /** Puts the batches of two orders together if they fit; {@link #measure} once all are. */
    void join(int a, int b) {
        Batch one = batchOf[a];
        Batch other = batchOf[b];
        if (one != other && fit(one, other)) {
            for (int order : other.orders.toIntArray()) {
                remove(other, order);
                add(one, order, 0);
            }
        }
    }

    void dropEmpty() {
        batches.removeIf(batch -> batch.orders.isEmpty());
    }
}
