package io.clickshelf.logistics.model.warehouse;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What one stop more costs each batch, for every place at once: the three cheapest gaps of its route, so that one is left
 * when a product's own stop falls away. A row is made when it is first asked for after its route has changed.
 */
final class DetourRows {

    /** A stop borders on two gaps; the third cheapest doesn't touch it. */
    private static final int KEPT = 3;

    /** Beyond so many places distances are asked for one by one. */
    private static final int MATRIX_PLACES = 1_500;

    /** Rows for more than so many places and batches would take too much memory. */
    private static final long MOST_CELLS = 2_000_000;

    private final Layout layout;
    private final int[] spotAt;
    private final boolean affordable;
    private double @Nullable [][] between;
    private final float[] @Nullable [] cost;
    private final short[] @Nullable [] gap;

    DetourRows(Layout layout, int batches) {
        this.layout = layout;
        this.spotAt = new int[layout.places()];
        for (int spot = layout.size() - 1; spot >= 0; spot--) {
            spotAt[layout.place(spot)] = spot;
        }
        this.affordable = (long) spotAt.length * batches <= MOST_CELLS;
        this.cost = new float[batches][];
        this.gap = new short[batches][];
    }

    private double[][] matrix() {
        double[][] meters = new double[spotAt.length][spotAt.length];
        for (int a = 0; a < meters.length; a++) {
            for (int b = 0; b < meters.length; b++) {
                meters[a][b] = layout.distance(spotAt[a], spotAt[b]);
            }
        }
        return meters;
    }

    /** Whether rows can be kept at all. */
    boolean affordable() {
        return affordable;
    }

    private double distance(int from, int to) {
        double[][] known = between;
        return known == null ? layout.distance(from, to) : known[layout.place(from)][layout.place(to)];
    }

    void forget(int batch) {
        cost[batch] = null;
        gap[batch] = null;
    }

    boolean has(int batch) {
        return cost[batch] != null;
    }

    /** {@code O(places · stops)}. */
    void fill(int batch, int[] stops) {
        if (between == null && spotAt.length <= MATRIX_PLACES) {
            between = matrix();
        }
        int gaps = stops.length + 1;
        double[] legs = new double[gaps];
        for (int k = 0; k < gaps; k++) {
            legs[k] = leg(k == 0 ? -1 : stops[k - 1], k < stops.length ? stops[k] : -1);
        }
        float[] costs = new float[KEPT * spotAt.length];
        short[] which = new short[KEPT * spotAt.length];
        Arrays.fill(costs, Float.POSITIVE_INFINITY);
        Arrays.fill(which, (short) -1);
        for (int place = 0; place < spotAt.length; place++) {
            int spot = spotAt[place];
            double there = layout.fromDepot(spot);
            for (int k = 0; k < gaps; k++) {
                double on = k < stops.length ? distance(spot, stops[k]) : layout.toDepot(spot);
                keep(costs, which, KEPT * place, (float) (there + on - legs[k]), (short) k);
                there = k < stops.length ? distance(stops[k], spot) : 0;
            }
        }
        cost[batch] = costs;
        gap[batch] = which;
    }

    private static void keep(float[] costs, short[] which, int first, float meters, short k) {
        int at = first + KEPT;
        while (at > first && meters < costs[at - 1]) {
            at--;
        }
        for (int i = first + KEPT - 1; i > at; i--) {
            costs[i] = costs[i - 1];
            which[i] = which[i - 1];
        }
        if (at < first + KEPT) {
            costs[at] = meters;
            which[at] = k;
        }
    }

    /** Metres from one stop to the next; -1 is the depot. */
    private double leg(int from, int to) {
        return from < 0 ? (to < 0 ? 0 : layout.fromDepot(to)) : to < 0 ? layout.toDepot(from) : distance(from, to);
    }

    /** Extra metres of a spot between two stops; -1 is the depot. */
    double via(int from, int spot, int to) {
        return leg(from, spot) + (to < 0 ? layout.toDepot(spot) : distance(spot, to)) - leg(from, to);
    }

    /**
     * Extra metres of a stop at a place in a batch whose row is there.
     *
     * @param own the index in {@code stops} of the stop that falls away; -1 for none
     */
    double detour(int batch, int[] stops, int own, int place) {
        float[] costs = cost[batch];
        short[] which = gap[batch];
        if (costs == null || which == null) {
            throw new IllegalStateException("Batch " + batch + " has no row.");
        }
        int at = KEPT * place;
        if (own < 0) {
            return costs[at];
        }
        double joined =
                via(own == 0 ? -1 : stops[own - 1], spotAt[place], own + 1 < stops.length ? stops[own + 1] : -1);
        while (which[at] == own || which[at] == own + 1) {
            at++;
        }
        return Math.min(joined, costs[at]);
    }
}
