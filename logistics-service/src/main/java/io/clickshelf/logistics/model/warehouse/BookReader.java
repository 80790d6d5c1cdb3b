package io.clickshelf.logistics.model.warehouse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Goes once through a {@link BatchBook} with given prices, in the order that it was written in. */
final class BookReader {

    private final int[] order;
    private final CartLoad cart;
    private final int[] parts;
    private final double[] price;
    private final double below;
    private final int each;
    /** By order, for each of its rules the two other orders as bits, and the price of holding just one of them. */
    private final long[][] others;

    private final double[][] rule;
    private final List<BatchColumn> found = new ArrayList<>();
    private long[] masks;
    private double[] beyond;
    private int[] pages;
    private int kept;
    private double limit;
    private boolean complete = true;
    private int page;

    BookReader(int[] order, CartLoad cart, int[] parts, PartitionPrices prices, double below, int each) {
        this.order = order;
        this.cart = cart;
        this.parts = parts;
        this.below = below;
        this.each = each;
        int n = order.length;
        this.price = prices.price();
        this.others = new long[n][];
        this.rule = new double[n][];
        for (int o = 0; o < n; o++) {
            others[o] = prices.rulesOf(o);
            rule[o] = prices.rulePricesOf(o);
        }
        this.masks = new long[4 * each];
        this.beyond = new double[4 * each];
        this.pages = new int[4 * each];
    }

    List<BatchColumn> read() {
        int n = order.length;
        for (int k = 0; k < n; k++) {
            kept = 0;
            limit = below;
            visit(0, k, price[n], 0);
            if (kept > each) {
                cut();
            }
            for (int i = 0; i < kept; i++) {
                found.add(new BatchColumn(members(masks[i]), masks[i], parts[pages[i]] / ManyTours.PARTS));
            }
        }
        return found;
    }

    /** Whether none was left out for another that is worth more. */
    boolean complete() {
        return complete;
    }

    private void visit(int size, int k, double worth, long mask) {
        int added = order[k];
        double value = worth + price[added];
        long[] triples = others[added];
        for (int t = 0; t < triples.length; t++) {
            if (Long.bitCount(triples[t] & mask) == 1) {
                value += rule[added][t];
            }
        }
        long with = mask | 1L << added;
        double reduced = parts[page] / ManyTours.PARTS - value;
        if (reduced < limit) {
            keep(reduced, with);
        }
        page++;
        cart.choose(size, added);
        for (int next = k + 1; next < order.length; next++) {
            if (cart.fits(size + 1, order[next])) {
                visit(size + 1, next, value, with);
            }
        }
    }

    private void keep(double reduced, long mask) {
        if (kept == masks.length) {
            cut();
        }
        masks[kept] = mask;
        beyond[kept] = reduced;
        pages[kept++] = page;
    }

    /** Keeps those that are worth most. */
    private void cut() {
        Integer[] rank = new Integer[kept];
        Arrays.setAll(rank, i -> i);
        Arrays.sort(rank, (a, b) -> Double.compare(beyond[a], beyond[b]));
        long[] bestMasks = new long[masks.length];
        double[] bestBeyond = new double[masks.length];
        int[] bestPages = new int[masks.length];
        for (int i = 0; i < each; i++) {
            bestMasks[i] = masks[rank[i]];
            bestBeyond[i] = beyond[rank[i]];
            bestPages[i] = pages[rank[i]];
        }
        masks = bestMasks;
        beyond = bestBeyond;
        pages = bestPages;
        kept = each;
        limit = beyond[each - 1];
        complete = false;
    }

    private static int[] members(long mask) {
        int[] members = new int[Long.bitCount(mask)];
        int n = 0;
        for (long bits = mask; bits != 0; bits &= bits - 1) {
            members[n++] = Long.numberOfTrailingZeros(bits);
        }
        return members;
    }
}
