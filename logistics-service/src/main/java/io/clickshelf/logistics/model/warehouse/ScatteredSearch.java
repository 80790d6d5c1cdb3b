package io.clickshelf.logistics.model.warehouse;

import java.util.Arrays;
import java.util.List;

/**
 * Branch and bound over which spots to pick scattered products from: a walk through some spots is never longer than one
 * through those and more, so that the walk through what is decided bounds the rest. Branches on the product whose cheapest
 * spot lengthens the walk the most. Exact where the layout's routes are and the nodes suffice.
 */
final class ScatteredSearch {

    private final Layout layout;
    private final List<ScatteredRouter.Demand> demands;
    private final boolean[][] in;
    private final boolean[][] out;
    private int nodes;
    private int[] best;
    private double bestLength;

    /** @param incumbent spots that serve, to be bettered */
    ScatteredSearch(Layout layout, List<ScatteredRouter.Demand> demands, int[] incumbent, int maxNodes) {
        this.layout = layout;
        this.demands = demands;
        this.nodes = maxNodes;
        this.best = incumbent;
        this.bestLength = layout.routeLength(distinct(incumbent, incumbent.length));
        this.in = new boolean[demands.size()][];
        this.out = new boolean[demands.size()][];
        for (int d = 0; d < in.length; d++) {
            int n = demands.get(d).spots().length;
            in[d] = new boolean[n];
            out[d] = new boolean[n];
        }
    }

    /** Whether no better choice exists; false if nodes ran out. */
    boolean run() {
        force();
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
        int worst = -1;
        double most = -1;
        for (int d = 0; d < in.length; d++) {
            if (missing(d) > 1e-9) {
                double least = Double.POSITIVE_INFINITY;
                for (int k = 0; k < in[d].length; k++) {
                    if (!in[d][k] && !out[d][k] && demands.get(d).supply()[k] > 0) {
                        least = Math.min(least, length(d, k));
                    }
                }
                if (least >= bestLength - 1e-9) {
                    return;
                }
                if (least > most) {
                    most = least;
                    worst = d;
                }
            }
        }
        if (worst < 0) {
            best = spots(-1, -1);
            bestLength = length(-1, -1);
            return;
        }
        int d = worst;
        Integer[] order = new Integer[in[d].length];
        double[] lengths = new double[order.length];
        for (int k = 0; k < order.length; k++) {
            order[k] = k;
            lengths[k] = !in[d][k] && !out[d][k] && demands.get(d).supply()[k] > 0
                    ? length(d, k)
                    : Double.POSITIVE_INFINITY;
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
        int[] all = new int[1];
        int n = 0;
        for (int d = 0; d < in.length; d++) {
            for (int k = 0; k < in[d].length; k++) {
                if (in[d][k] || d == moreOf && k == more) {
                    all = n == all.length ? Arrays.copyOf(all, 2 * n) : all;
                    all[n++] = demands.get(d).spots()[k];
                }
            }
        }
        return distinct(all, n);
    }

    private static int[] distinct(int[] all, int n) {
        return Arrays.stream(all, 0, n).distinct().toArray();
    }
}
