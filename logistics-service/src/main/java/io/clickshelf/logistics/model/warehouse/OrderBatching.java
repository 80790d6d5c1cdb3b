package io.clickshelf.logistics.model.warehouse;

import io.clickshelf.logistics.model.warehouse.learnt.BatchPolicy;
import io.clickshelf.logistics.model.warehouse.learnt.ShippedPolicy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleConsumer;

/**
 * Which orders to pick together, so that all routes are shortest in sum, each evaluated as well as the layout can: exact
 * by partitioning into all feasible sets up to twelve orders; beyond, savings (Clarke and Wright 1964; De Koster et al.
 * 1999) and then {@link BatchSearch} within a time budget, a part of which {@link BatchPartition} has to prove the answer
 * for up to 63 orders or find the best one; many orders and little time are led by {@link LearntBatching} where it won.
 */
public final class OrderBatching {

    /** Up to so many orders batches are the best there are, at any budget. */
    static final int EXACT_ORDERS = 12;

    private static final long SEARCH_NANOS_AN_ORDER = 50_000_000;

    /** Up to so many orders the savings try every pair; beyond, each order with its nearest. */
    private static final int ALL_PAIRS = 100;

    /**
     * @param batches order indices by batch
     * @param meters  walked in all
     * @param bound   metres that no batches can do without, given the layout's routes; 0 where none are known
     */
    public record Result(List<int[]> batches, double meters, double bound) {

        /** Whether no other batches are shorter, given the layout's routes, but for a millimetre. */
        public boolean exact() {
            return bound >= meters - 1e-9;
        }
    }

    private final BatchState state;
    private final NearOrders near;

    private OrderBatching(Layout layout, List<PickOrder> orders, CartLimits limits) {
        this.state = new BatchState(layout, orders, limits);
        this.near = new NearOrders(state);
    }

    /** The same answer for the same seed, but for how far the time budget reaches. */
    public static Result solve(Layout layout, List<PickOrder> orders, CartLimits limits, long budgetNanos, long seed) {
        return solve(layout, orders, limits, budgetNanos, seed, meters -> {});
    }

    /**
     * By the learnt policy where that won at equal time, else by {@link #searched}.
     *
     * @param better hears of every shorter answer's metres
     */
    public static Result solve(
            Layout layout,
            List<PickOrder> orders,
            CartLimits limits,
            long budgetNanos,
            long seed,
            DoubleConsumer better) {
        if (layout.exact() && orders.size() > BatchPartition.MOST_ORDERS) {
            BatchPolicy policy = ShippedPolicy.get();
            if (policy.wins(orders.size(), budgetNanos / 1e9)) {
                return LearntBatching.solve(layout, orders, limits, policy, budgetNanos, seed, better);
            }
        }
        return searched(layout, orders, limits, budgetNanos, seed, better);
    }

    /**
     * Without the learnt policy.
     *
     * @param better hears of every shorter answer's metres
     */
    public static Result searched(
            Layout layout,
            List<PickOrder> orders,
            CartLimits limits,
            long budgetNanos,
            long seed,
            DoubleConsumer better) {
        long end = System.nanoTime() + budgetNanos;
        OrderBatching batching = new OrderBatching(layout, orders, limits);
        if (orders.size() <= EXACT_ORDERS) {
            batching.partition();
            return result(batching.state, batching.state.total());
        }
        savings(batching.state, batching.near);
        better.accept(batching.state.total());
        BatchSearch search = new BatchSearch(batching.state, batching.near, seed, better);
        if (layout.exact() && orders.size() <= BatchPartition.MOST_ORDERS && budgetNanos > 0) {
            // Few orders are soon as good as can be; then time is for the proof, and what that leaves for more search.
            search.improve(end - budgetNanos + Math.min(budgetNanos / 4, orders.size() * SEARCH_NANOS_AN_ORDER));
            double bound = BatchPartition.improve(batching.state, end - budgetNanos / 3);
            better.accept(batching.state.total());
            if (bound < batching.state.total()) {
                search.improve(end);
            }
            return result(batching.state, bound);
        }
        search.improve(end);
        return result(batching.state, 0);
    }

    /** Savings, then search until the time is spent, without a proof. */
    public static Result searchedOnly(
            Layout layout, List<PickOrder> orders, CartLimits limits, long budgetNanos, long seed) {
        long end = System.nanoTime() + budgetNanos;
        OrderBatching batching = new OrderBatching(layout, orders, limits);
        savings(batching.state, batching.near);
        new BatchSearch(batching.state, batching.near, seed, meters -> {}).improve(end);
        return result(batching.state, 0);
    }

    /** These batches or shorter ones, with what so much time proves of them; needs exact walks and at most 63 orders. */
    public static Result proven(
            Layout layout, List<PickOrder> orders, CartLimits limits, List<int[]> batches, long budgetNanos) {
        if (!layout.exact() || orders.size() > BatchPartition.MOST_ORDERS) {
            throw new IllegalArgumentException("Batches of " + orders.size() + " orders can't be proven; at most "
                    + BatchPartition.MOST_ORDERS + " in parallel aisles can.");
        }
        long end = System.nanoTime() + budgetNanos;
        OrderBatching batching = new OrderBatching(layout, orders, limits);
        batching.state.restore(batches);
        double bound = BatchPartition.improve(batching.state, end);
        return result(batching.state, bound);
    }

    /** Savings alone: the usual heuristic. */
    public static Result savings(Layout layout, List<PickOrder> orders, CartLimits limits) {
        OrderBatching batching = new OrderBatching(layout, orders, limits);
        savings(batching.state, batching.near);
        return result(batching.state, 0);
    }

    /** One batch after another in the order of arrival: what is done without a plan. */
    public static Result firstCome(Layout layout, List<PickOrder> orders, CartLimits limits) {
        OrderBatching batching = new OrderBatching(layout, orders, limits);
        BatchState state = batching.state;
        BatchState.Batch batch = null;
        for (int i = 0; i < orders.size(); i++) {
            if (batch == null || !state.fits(batch, i)) {
                batch = state.open();
            }
            state.add(batch, i, 0);
        }
        state.batches().forEach(state::measure);
        return result(batching.state, 0);
    }

    /**
     * Orders that are not among {@code together} join those batches or make new ones, at the least extra walking each;
     * the batches that were there keep their orders.
     */
    public static Result join(Layout layout, List<PickOrder> orders, CartLimits limits, List<int[]> together) {
        OrderBatching batching = new OrderBatching(layout, orders, limits);
        batching.state.restore(together);
        boolean[] there = new boolean[orders.size()];
        together.forEach(batch -> Arrays.stream(batch).forEach(o -> there[o] = true));
        BatchSearch search = new BatchSearch(batching.state, batching.near, 0, meters -> {});
        for (int o = 0; o < there.length; o++) {
            if (!there[o]) {
                search.insertAnywhere(o);
            }
        }
        return result(batching.state, 0);
    }

    /** @param bound metres that no batches can do without; 0 where none are known */
    static Result result(BatchState state, double bound) {
        return new Result(state.copy(), state.total(), bound);
    }

    private void partition() {
        int n = state.orderCount();
        double[] alone = new double[1 << n];
        double[] best = new double[1 << n];
        int[] part = new int[1 << n];
        Arrays.fill(best, Double.POSITIVE_INFINITY);
        best[0] = 0;
        for (int set = 1; set < 1 << n; set++) {
            int[] batch = members(set);
            alone[set] = state.fits(batch) ? state.length(batch) : Double.POSITIVE_INFINITY;
            int lowest = set & -set;
            for (int sub = set; sub > 0; sub = sub - 1 & set) {
                if ((sub & lowest) != 0 && alone[sub] + best[set ^ sub] < best[set]) {
                    best[set] = alone[sub] + best[set ^ sub];
                    part[set] = sub;
                }
            }
        }
        List<int[]> batches = new ArrayList<>();
        for (int set = (1 << n) - 1; set > 0; set ^= part[set]) {
            batches.add(members(part[set]));
        }
        state.restore(batches);
    }

    private static int[] members(int set) {
        int[] members = new int[Integer.bitCount(set)];
        int n = 0;
        for (int i = 0; set >> i > 0; i++) {
            if ((set >> i & 1) == 1) {
                members[n++] = i;
            }
        }
        return members;
    }

    private record Saving(int a, int b, double meters) {}

    /** Batches joined by the pairs that save the most walking first, as long as they fit. */
    static void savings(BatchState state, NearOrders near) {
        int n = state.orderCount();
        List<Saving> savings = new ArrayList<>();
        for (int a = 0; a < n; a++) {
            int[] others = near.of(a);
            for (int k = 0; k < (n <= ALL_PAIRS ? n : others.length); k++) {
                int b = n <= ALL_PAIRS ? k : others[k];
                if (n > ALL_PAIRS ? b != a : a < b) {
                    double together = state.length(new int[] {a, b});
                    savings.add(new Saving(a, b, state.alone(a) + state.alone(b) - together));
                }
            }
        }
        savings.sort((x, y) -> Double.compare(y.meters, x.meters));
        for (int i = 0; i < n; i++) {
            state.add(state.open(), i, 0);
        }
        for (Saving saving : savings) {
            state.join(saving.a, saving.b);
        }
        state.dropEmpty();
        state.batches().forEach(state::measure);
    }
}
