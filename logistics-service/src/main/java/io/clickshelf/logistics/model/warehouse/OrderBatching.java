package io.clickshelf.logistics.model.warehouse;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Which orders to pick together, so that all routes are shortest in sum, each evaluated as well as the layout can: exact
 * by partitioning into all feasible sets up to twelve orders; beyond, savings (Clarke and Wright 1964; De Koster et al.
 * 1999) and then removal and reinsertion of related orders within a time budget (Shaw 1998; Ropke and Pisinger 2006).
 */
public final class OrderBatching {

    private static final int EXACT_ORDERS = 12;

    /** Up to so many orders the savings try every pair; beyond, each order with its nearest. */
    private static final int ALL_PAIRS = 100;

    private static final int NEAREST = 25;

    /**
     * @param batches order indices by batch
     * @param meters  walked in all
     * @param exact   whether no other batches are shorter, given the layout's routes
     */
    public record Result(List<int[]> batches, double meters, boolean exact) {}

    private final BatchState state;
    private final SplittableRandom random;

    private OrderBatching(Layout layout, List<PickOrder> orders, CartLimits limits, long seed) {
        this.state = new BatchState(layout, orders, limits);
        this.random = new SplittableRandom(seed);
    }

    /** The same answer for the same seed, but for how far the time budget reaches. */
    public static Result solve(Layout layout, List<PickOrder> orders, CartLimits limits, long budgetNanos, long seed) {
        long end = System.nanoTime() + budgetNanos;
        OrderBatching batching = new OrderBatching(layout, orders, limits, seed);
        if (orders.size() <= EXACT_ORDERS) {
            batching.partition();
            return batching.result(true);
        }
        batching.savings();
        batching.improve(end);
        return batching.result(false);
    }

    /** One batch after another in the order of arrival: what is done without a plan. */
    public static Result firstCome(Layout layout, List<PickOrder> orders, CartLimits limits) {
        OrderBatching batching = new OrderBatching(layout, orders, limits, 0);
        IntArrayList batch = new IntArrayList();
        for (int i = 0; i < orders.size(); i++) {
            if (!batch.isEmpty() && !batching.state.fits(batch, IntArrayList.of(i))) {
                batching.state.batches().add(batch);
                batch = new IntArrayList();
            }
            batch.add(i);
        }
        if (!batch.isEmpty()) {
            batching.state.batches().add(batch);
        }
        return batching.result(false);
    }

    private Result result(boolean exact) {
        List<int[]> batches = new ArrayList<>();
        state.batches().forEach(b -> batches.add(b.toIntArray()));
        return new Result(batches, state.total(), exact);
    }

    private void partition() {
        int n = state.orderCount();
        double[] alone = new double[1 << n];
        double[] best = new double[1 << n];
        int[] part = new int[1 << n];
        Arrays.fill(best, Double.POSITIVE_INFINITY);
        best[0] = 0;
        for (int set = 1; set < 1 << n; set++) {
            IntArrayList batch = members(set);
            alone[set] = state.fits(batch, IntArrayList.of()) ? state.length(batch) : Double.POSITIVE_INFINITY;
            int lowest = set & -set;
            for (int sub = set; sub > 0; sub = sub - 1 & set) {
                if ((sub & lowest) != 0 && alone[sub] + best[set ^ sub] < best[set]) {
                    best[set] = alone[sub] + best[set ^ sub];
                    part[set] = sub;
                }
            }
        }
        for (int set = (1 << n) - 1; set > 0; set ^= part[set]) {
            state.batches().add(members(part[set]));
        }
    }

    private static IntArrayList members(int set) {
        IntArrayList members = new IntArrayList();
        for (int i = 0; set >> i > 0; i++) {
            if ((set >> i & 1) == 1) {
                members.add(i);
            }
        }
        return members;
    }

    private record Saving(int a, int b, double meters) {}

    private void savings() {
        int n = state.orderCount();
        IntArrayList[] batchOf = new IntArrayList[n];
        for (int i = 0; i < n; i++) {
            batchOf[i] = IntArrayList.of(i);
        }
        List<Saving> savings = new ArrayList<>();
        for (int a = 0; a < n; a++) {
            for (int b : n <= ALL_PAIRS ? all(n) : nearest(a)) {
                if (a < b || n > ALL_PAIRS) {
                    double saved = state.length(batchOf[a]) + state.length(batchOf[b]) - state.length(batchOf[a], b);
                    savings.add(new Saving(a, b, saved));
                }
            }
        }
        savings.sort((x, y) -> Double.compare(y.meters, x.meters));
        for (Saving saving : savings) {
            IntArrayList one = batchOf[saving.a];
            IntArrayList other = batchOf[saving.b];
            if (!one.equals(other) && state.fits(one, other)) {
                one.addAll(other);
                for (int i = 0; i < other.size(); i++) {
                    batchOf[other.getInt(i)] = one;
                }
            }
        }
        boolean[] taken = new boolean[n];
        for (int i = 0; i < n; i++) {
            if (!taken[i]) {
                state.batches().add(batchOf[i]);
                for (int k = 0; k < batchOf[i].size(); k++) {
                    taken[batchOf[i].getInt(k)] = true;
                }
            }
        }
    }

    private static int[] all(int n) {
        int[] all = new int[n];
        Arrays.setAll(all, i -> i);
        return all;
    }

    /** The orders whose spots lie nearest to those of one. */
    private int[] nearest(int order) {
        int n = state.orderCount();
        long[] keyed = new long[n];
        for (int i = 0; i < n; i++) {
            double d = i == order ? 1e9 : remoteness(order, i);
            keyed[i] = ((long) Float.floatToIntBits((float) d) << 32) | i;
        }
        Arrays.sort(keyed);
        int[] nearest = new int[Math.min(NEAREST, n - 1)];
        for (int i = 0; i < nearest.length; i++) {
            nearest[i] = (int) keyed[i];
        }
        return nearest;
    }

    /** Mean metres from each of an order's spots to the nearest of the other's. */
    private double remoteness(int a, int b) {
        double sum = 0;
        for (int from : state.spots(a)) {
            double near = Double.POSITIVE_INFINITY;
            for (int to : state.spots(b)) {
                near = Math.min(near, state.layout().distance(from, to));
            }
            sum += near;
        }
        return sum / state.spots(a).length;
    }

    private void improve(long end) {
        double current = state.total();
        double best = current;
        List<IntArrayList> bestBatches = state.copy();
        double temperature = 0.005 * current / Math.max(1, state.batches().size());
        while (System.nanoTime() < end) {
            List<IntArrayList> before = state.copy();
            IntArrayList removed = remove();
            for (int i = 0; i < removed.size(); i++) {
                insert(removed.getInt(i));
            }
            double candidate = state.total();
            if (candidate < current - temperature * Math.log(random.nextDouble() + 1e-12)) {
                current = candidate;
                if (candidate < best - 1e-9) {
                    best = candidate;
                    bestBatches = state.copy();
                }
            } else {
                state.restore(before);
            }
        }
        state.restore(bestBatches);
    }

    /** Takes out orders from two or three batches, or a few at random. */
    private IntArrayList remove() {
        List<IntArrayList> batches = state.batches();
        IntArrayList removed = new IntArrayList();
        int size = 1 + random.nextInt(Math.min(12, state.orderCount()));
        if (random.nextInt(3) == 0) {
            int count = Math.min(batches.size(), 1 + random.nextInt(2));
            for (int k = 0; k < count; k++) {
                removed.addAll(batches.remove(random.nextInt(batches.size())));
            }
        } else {
            for (int k = 0; k < size && !batches.isEmpty(); k++) {
                int at = random.nextInt(batches.size());
                IntArrayList batch = batches.get(at);
                removed.add(batch.removeInt(random.nextInt(batch.size())));
                if (batch.isEmpty()) {
                    batches.remove(at);
                }
            }
        }
        for (int i = removed.size() - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swap = removed.getInt(i);
            removed.set(i, removed.getInt(j));
            removed.set(j, swap);
        }
        return removed;
    }

    private void insert(int order) {
        IntArrayList one = IntArrayList.of(order);
        double best = state.length(one);
        @Nullable IntArrayList into = null;
        for (IntArrayList batch : state.batches()) {
            // A blink now and then keeps insertions from repeating themselves.
            if (random.nextInt(20) > 0 && state.fits(batch, one)) {
                double extra = state.length(batch, order) - state.length(batch);
                if (extra < best) {
                    best = extra;
                    into = batch;
                }
            }
        }
        if (into == null) {
            state.batches().add(one);
        } else {
            into.add(order);
        }
    }
}
