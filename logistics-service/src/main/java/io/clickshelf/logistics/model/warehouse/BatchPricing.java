package io.clickshelf.logistics.model.warehouse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds every batch whose walk is worth less than a limit beyond the prices of its orders. A depth-first search over sets
 * of orders, farthest first; as more orders never shorten a walk, a set is left as soon as the most that the orders which
 * still fit can be worth (a knapsack, cut fractionally: Dantzig 1957) doesn't pay for the walk through it.
 */
final class BatchPricing {

    private final BatchState state;
    private final int n;
    private final CartLoad cart;
    /** Orders, the one with the longest walk alone first. */
    private final int[] farFirst;

    private final int[] byWorth;
    private final double[][] lengths;
    private final int[] chosen;
    private final double[] price;
    private double limit;
    private int perRoot;
    private int rootCount;
    private boolean complete;
    private long end;
    private List<BatchColumn> found = new ArrayList<>();

    BatchPricing(BatchState state) {
        this.state = state;
        this.n = state.orderCount();
        this.cart = new CartLoad(state);
        this.farFirst = cart.sorted(o -> -state.alone(o));
        this.byWorth = farFirst.clone();
        this.lengths = new double[n + 1][n];
        this.chosen = new int[n];
        this.price = new double[n];
    }

    /**
     * Batches whose walk exceeds what they are worth by less than a limit.
     *
     * @param worth   of each order, then of a batch
     * @param below   metres beyond their worth
     * @param each    at most so many with the same farthest order
     * @param endNano when to give up
     */
    List<BatchColumn> find(double[] worth, double below, int each, long endNano) {
        System.arraycopy(worth, 0, price, 0, n);
        limit = below;
        perRoot = each;
        end = endNano;
        complete = true;
        found = new ArrayList<>();
        int[] order = cart.sorted(o -> -price[o] / Math.max(1e-9, cart.tight(o)));
        System.arraycopy(order, 0, byWorth, 0, n);
        long open = 0;
        for (int o = 0; o < n; o++) {
            lengths[0][o] = state.alone(o);
            open |= 1L << o;
        }
        grow(0, worth[n], cart.tightMost(), open);
        return found;
    }

    /** Whether the last search found all there are. */
    boolean complete() {
        return complete;
    }

    /**
     * @param worth  of its orders, and of a batch
     * @param left   of the tightest capacity
     * @param open   orders that may join, with the metres then in {@code lengths[size]}
     */
    private void grow(int size, double worth, double left, long open) {
        double[] with = lengths[size];
        long rest = worthy(with, worth, left, open);
        for (int order : farFirst) {
            if ((rest & 1L << order) == 0) {
                continue;
            }
            if (size == 0) {
                rootCount = 0;
            } else if (rootCount >= perRoot || System.nanoTime() > end) {
                complete = false;
                return;
            }
            rest &= ~(1L << order);
            double meters = with[order];
            double value = worth + price[order];
            chosen[size] = order;
            if (meters - value < limit) {
                found.add(BatchColumn.of(Arrays.copyOf(chosen, size + 1), meters));
                rootCount++;
            }
            double space = left - cart.tight(order);
            long joining = fitting(size + 1, rest);
            double[] next = lengths[size + 1];
            for (long bits = joining; bits != 0; bits &= bits - 1) {
                int other = Long.numberOfTrailingZeros(bits);
                next[other] = Math.max(with[other], meters);
            }
            joining = worthy(next, value, space, joining);
            for (long bits = joining; bits != 0; bits &= bits - 1) {
                int other = Long.numberOfTrailingZeros(bits);
                chosen[size + 1] = other;
                next[other] = state.length(Arrays.copyOf(chosen, size + 2));
            }
            if (joining != 0) {
                grow(size + 1, value, space, joining);
            }
        }
    }

    private long fitting(int size, long open) {
        if (size >= state.mostOrders()) {
            return 0;
        }
        long fitting = 0;
        for (long bits = open; bits != 0; bits &= bits - 1) {
            int order = Long.numberOfTrailingZeros(bits);
            fitting |= state.fits(chosen, size, order) ? 1L << order : 0;
        }
        return fitting;
    }

    /**
     * Of the open orders those that some set worth finding can contain: one that goes up to a length holds no order that
     * makes it longer.
     */
    private long worthy(double[] with, double worth, double left, long open) {
        long kept = 0;
        for (long bits = open; bits != 0; bits &= bits - 1) {
            int farthest = Long.numberOfTrailingZeros(bits);
            double length = with[farthest];
            if (length - worth - atMost(with, length, left, open) < limit) {
                for (long under = open; under != 0; under &= under - 1) {
                    int order = Long.numberOfTrailingZeros(under);
                    kept |= with[order] <= length ? 1L << order : 0;
                }
            }
        }
        return kept;
    }

    /** The most that open orders up to a length can be worth in the space left. */
    private double atMost(double[] with, double length, double left, long open) {
        double sum = 0;
        double space = left;
        for (int order : byWorth) {
            if ((open & 1L << order) != 0 && with[order] <= length) {
                double load = cart.tight(order);
                if (load >= space) {
                    return load > 0 ? sum + price[order] * space / load : sum;
                }
                space -= load;
                sum += price[order];
            }
        }
        return sum;
    }
}
