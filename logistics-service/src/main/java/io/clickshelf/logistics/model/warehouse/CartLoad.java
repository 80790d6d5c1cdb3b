package io.clickshelf.logistics.model.warehouse;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/** The load of a cart as a depth-first search puts orders into it, and takes them out. */
final class CartLoad {

    private final BatchState state;
    private final int tightest;
    private final double[][] load;

    CartLoad(BatchState state) {
        this.state = state;
        this.tightest = tightest(state);
        this.load = new double[state.orderCount() + 1][state.dimensions()];
    }

    /** The capacity that all orders take most of; -1 is the number of orders. */
    private static int tightest(BatchState state) {
        int best = -1;
        double most = (double) state.orderCount() / state.mostOrders();
        for (int d = 0; d < state.dimensions(); d++) {
            if (state.carts(d) > most) {
                most = state.carts(d);
                best = d;
            }
        }
        return best;
    }

    /** Batches that there must be at least. */
    int fewest() {
        double carts = tightest < 0 ? (double) state.orderCount() / state.mostOrders() : state.carts(tightest);
        return (int) Math.ceil(carts - 1e-9);
    }

    /** What an order takes of the tightest capacity. */
    double tight(int order) {
        return tightest < 0 ? 1 : state.load(order, tightest);
    }

    /** The tightest capacity. */
    double tightMost() {
        return tightest < 0 ? state.mostOrders() : state.most(tightest);
    }

    /** All orders by a key, the smallest first. */
    int[] sorted(IntToDoubleFunction key) {
        Integer[] orders = new Integer[state.orderCount()];
        Arrays.setAll(orders, i -> i);
        Arrays.sort(orders, (a, b) -> Double.compare(key.applyAsDouble(a), key.applyAsDouble(b)));
        return Arrays.stream(orders).mapToInt(Integer::intValue).toArray();
    }

    /** Whether an order fits beside the first {@code size} chosen. */
    boolean fits(int size, int order) {
        if (size >= state.mostOrders()) {
            return false;
        }
        double[] sum = load[size];
        for (int d = 0; d < sum.length; d++) {
            if (sum[d] + state.load(order, d) > state.most(d) + 1e-9) {
                return false;
            }
        }
        return true;
    }

    /** Puts an order beside the first {@code size}; those that were put in after them are out. */
    void choose(int size, int order) {
        for (int d = 0; d < load[size].length; d++) {
            load[size + 1][d] = load[size][d] + state.load(order, d);
        }
    }
}
