package io.clickshelf.logistics.model.warehouse;

import java.util.Arrays;
import java.util.List;

/**
 * Branch and bound over which spots to pick scattered products from: a walk through some spots is never longer than one
 * through those and more, so that the walk through what is decided bounds the rest. Branches on the product whose cheapest
 * spot lengthens the walk the most. Exact where the layout's routes are and the nodes suffice.
 */
final class ScatteredSearch {

    private static final int SERVED = -1;
    private static final int PRUNED = -2;

    /** Products that are measured anew at a node. */
    private static final int MEASURED = 4;

    private final Layout layout;
    private final List<ScatteredRouter.Demand> demands;
    private final boolean[][] in;
    private final boolean[][] out;
    /** Metres with a spot more, or a bound from below. */
    private final double[][] known;

    private int nodes;
    private int[] best;
    private double bestLength;

    /** @param incumbent spots that serve, to be bettered */
    ScatteredSearch(Layout layout, List<ScatteredRouter.Demand> demands, int[] incumbent, int maxNodes) {
        this.layout = layout;
        this.demands = demands;
        this.nodes = maxNodes;
        this.best = incumbent;
        this.bestLength = layout.routeLength(distinct(incumbent));
        this.in = new boolean[demands.size()][];
        this.out = new boolean[demands.size()][];
        this.known = new double[demands.size()][];
        for (int d = 0; d < in.length; d++) {
            int n = demands.get(d).spots().length;
            in[d] = new boolean[n];
            out[d] = new boolean[n];
            known[d] = new double[n];
        }
    }

    /** Whether no better choice exists; false if nodes ran out. */
    boolean run() {
        force();
        for (int d = 0; d < in.length; d++) {
            for (int k = 0; k < in[d].length && missing(d) > 1e-9; k++) {
                known[d][k] = length(d, k);
            }
        }
        branch();
        return nodes > 0;
    }

    int[] best() {
        return best;
    }

    /** Spots without which a product can't be served. */
    private void force() {
        for (int d = 0; d < in.length; d++) {
            ScatteredRouter.Demand demand = demands.get(d);
            double total = Arrays.stream(demand.supply()).sum();
            for (int k = 0; k < in[d].length; k++) {
                in[d][k] = total - demand.supply()[k] < demand.quantity() - 1e-9;
            }
        }
    }

    private void branch() {
        if (nodes-- <= 0) {
            nodes = 0;
            return;
        }
        if (length(-1, -1) >= bestLength - 1e-9) {
            return;
        }
        double[][] before = new double[known.length][];
        int d = widest(before);
        if (d == SERVED) {
            best = distinct(spots(-1, -1));
            bestLength = length(-1, -1);
        } else if (d >= 0) {
            branchOn(d);
        }
        for (int i = 0; i < before.length; i++) {
            known[i] = before[i] == null ? known[i] : before[i];
        }
    }

    /**
     * The product whose cheapest spot lengthens the walk the most. What a spot led to higher up bounds what it leads to here,
     * so that only the products that seem widest are measured anew.
     *
     * @param before gets the lengths that are measured anew, as they were
     */
    private int widest(double[][] before) {
        int widest = SERVED;
        for (int tries = 0; tries < MEASURED; tries++) {
            int top = SERVED;
            double most = -1;
            for (int d = 0; d < in.length; d++) {
                if (missing(d) > 1e-9) {
                    double least = least(d);
                    if (least >= bestLength - 1e-9) {
                        return PRUNED;
                    }
                    if (least > most) {
                        most = least;
                        top = d;
                    }
                }
            }
            if (top == SERVED || before[top] != null) {
                return top;
            }
            before[top] = known[top].clone();
            for (int k = 0; k < known[top].length; k++) {
                if (open(top, k)) {
                    known[top][k] = length(top, k);
                }
            }
            widest = top;
        }
        return least(widest) >= bestLength - 1e-9 ? PRUNED : widest;
    }

    private boolean open(int d, int k) {
        return !in[d][k] && !out[d][k] && demands.get(d).supply()[k] > 0;
    }

    private double least(int d) {
        double least = Double.POSITIVE_INFINITY;
        for (int k = 0; k < known[d].length; k++) {
            least = open(d, k) ? Math.min(least, known[d][k]) : least;
        }
        return least;
    }

    private void branchOn(int d) {
        Integer[] order = new Integer[in[d].length];
        double[] lengths = new double[order.length];
        for (int k = 0; k < order.length; k++) {
            order[k] = k;
            lengths[k] = open(d, k) ? known[d][k] : Double.POSITIVE_INFINITY;
        }
        Arrays.sort(order, (a, b) -> Double.compare(lengths[a], lengths[b]));
        boolean[] before = out[d].clone();
        for (int k : order) {
            if (lengths[k] == Double.POSITIVE_INFINITY) {
                break;
            }
            in[d][k] = true;
            branch();
            in[d][k] = false;
            // The other branches serve the product without this spot.
            out[d][k] = true;
            if (possible(d) < demands.get(d).quantity() - 1e-9) {
                break;
            }
        }
        out[d] = before;
    }

    private double missing(int d) {
        double left = demands.get(d).quantity();
        for (int k = 0; k < in[d].length; k++) {
            left -= in[d][k] ? demands.get(d).supply()[k] : 0;
        }
        return left;
    }

    private double possible(int d) {
        double sum = 0;
        for (int k = 0; k < in[d].length; k++) {
            sum += out[d][k] ? 0 : demands.get(d).supply()[k];
        }
        return sum;
    }

    private double length(int d, int k) {
        return layout.routeLength(spots(d, k));
    }

    private int[] spots(int moreOf, int more) {
        int[] all = new int[in.length + 8];
        int n = 0;
        for (int d = 0; d < in.length; d++) {
            for (int k = 0; k < in[d].length; k++) {
                if (in[d][k] || d == moreOf && k == more) {
                    all = n == all.length ? Arrays.copyOf(all, 4 * n) : all;
                    all[n++] = demands.get(d).spots()[k];
                }
            }
        }
        return Arrays.copyOf(all, n);
    }

    private static int[] distinct(int[] all) {
        return Arrays.stream(all).distinct().toArray();
    }
}
