package io.clickshelf.logistics.model.warehouse;

import java.util.Arrays;
import java.util.BitSet;

/**
 * The shortest tour through spots of a parallel-aisle warehouse, by dynamic programming from aisle to aisle over the
 * classes of {@link TourStates} (Ratliff and Rosenthal 1983; Roodbergen and De Koster 2001). Linear in spots. Where it ends
 * elsewhere than it starts, half a way more is counted at both.
 */
final class AisleTour {

    private static final int[] NONE = {};

    private final AisleLayout layout;
    private final TourStates states;
    private final int blocks;
    /** Those with spots or the depot: walking through an empty one is never shorter than through the one before or after. */
    private final int[] aisles;

    /** Positions of all aisles and blocks in turn, ascending in each. */
    private final double[] positions;
    /** Where those of each aisle and block begin, and all end. */
    private final int[] begins;

    private final double meters;
    private final int[][] fromState;
    private final byte[][] byMove;
    private final int lastState;

    /**
     * @param spots at least one, sorted by aisle and position
     * @param trace whether the moves are kept, for {@link #walk}
     */
    AisleTour(AisleLayout layout, int[] spots, boolean trace) {
        this.layout = layout;
        this.blocks = layout.crossings() - 1;
        this.states = TourStates.of(layout.crossings(), layout.freeDepot(), layout.open());
        this.aisles = layout.open() ? openAisles(spots) : aisles(spots);
        this.positions = new double[spots.length + 1];
        this.begins = new int[aisles.length * blocks + 1];
        place(spots);
        int stages = aisles.length * (blocks + 2) + 2;
        this.fromState = new int[trace ? stages : 0][];
        this.byMove = new byte[trace ? stages : 0][];
        double[] cost = run(trace);
        int best = -1;
        for (int s = 0; s < cost.length; s++) {
            if (states.complete(s) && (best < 0 || cost[s] < cost[best])) {
                best = s;
            }
        }
        this.lastState = best;
        this.meters = cost[best];
    }

    private int[] aisles(int[] spots) {
        int[] used = new int[layout.aisles()];
        int n = 0;
        if (layout.freeDepot()) {
            // The depot may be joined to any between.
            for (int a = layout.aisle(spots[0]); a <= layout.aisle(spots[spots.length - 1]); a++) {
                used[n++] = a;
            }
            return Arrays.copyOf(used, n);
        }
        boolean depot = false;
        for (int spot : spots) {
            int a = layout.aisle(spot);
            if (!depot && a >= layout.depotAisle()) {
                depot = true;
                used[n++] = layout.depotAisle();
            }
            if (n == 0 || used[n - 1] != a) {
                used[n++] = a;
            }
        }
        if (!depot) {
            used[n++] = layout.depotAisle();
        }
        return Arrays.copyOf(used, n);
    }

    private int[] openAisles(int[] spots) {
        BitSet used = new BitSet();
        for (int spot : spots) {
            used.set(layout.aisle(spot));
        }
        used.set(layout.depotAisle());
        used.set(layout.endAisle());
        return used.stream().toArray();
    }

    private void place(int[] spots) {
        int next = 0;
        int n = 0;
        for (int j = 0; j < aisles.length; j++) {
            boolean depotHere = !layout.freeDepot() && !layout.open() && layout.depotAisle() == aisles[j];
            for (int b = 0; b < blocks; b++) {
                int begin = n;
                begins[j * blocks + b] = begin;
                double upper = b + 1 == blocks ? Double.POSITIVE_INFINITY : layout.crossing(b + 1);
                // A depot at the far end of the last block comes after its spots, any other before.
                if (depotHere && layout.depotCrossing() == b) {
                    positions[n++] = layout.crossing(b);
                }
                while (next < spots.length
                        && layout.aisle(spots[next]) == aisles[j]
                        && layout.position(spots[next]) < upper) {
                    double y = layout.position(spots[next++]);
                    if (n == begin || y != positions[n - 1]) {
                        positions[n++] = y;
                    }
                }
                if (depotHere && b + 1 == blocks && layout.depotCrossing() == blocks) {
                    double y = layout.crossing(blocks);
                    if (n == begin || y != positions[n - 1]) {
                        positions[n++] = y;
                    }
                }
            }
        }
        begins[aisles.length * blocks] = n;
    }

    private double[] run(boolean trace) {
        double[] cost = new double[states.count()];
        Arrays.fill(cost, Double.POSITIVE_INFINITY);
        cost[0] = 0;
        double[] next = new double[cost.length];
        double[] moveCost = new double[Math.max(TourStates.AISLE_MOVES, states.acrossMoves())];
        int stage = 0;
        for (int j = 0; j < aisles.length; j++) {
            for (int crossing : ends(aisles[j])) {
                moveCost[0] = 0;
                step(trace, stage++, cost, next, moveCost, states.end(crossing));
                double[] swap = cost;
                cost = next;
                next = swap;
            }
            for (int b = 0; b < blocks; b++) {
                boolean picks = aisleCosts(j, b, moveCost);
                step(trace, stage++, cost, next, moveCost, states.inAisle(b, picks));
                double[] swap = cost;
                cost = next;
                next = swap;
            }
            if (layout.freeDepot()) {
                double link = layout.depotLink(aisles[j]);
                moveCost[0] = 0;
                moveCost[1] = link;
                moveCost[2] = 2 * link;
                step(trace, stage++, cost, next, moveCost, states.link());
                double[] swap = cost;
                cost = next;
                next = swap;
            }
            if (j + 1 < aisles.length) {
                double gap = layout.aisleX(aisles[j + 1]) - layout.aisleX(aisles[j]);
                for (int move = 0; move < states.acrossMoves(); move++) {
                    int times = 0;
                    for (int m = move; m > 0; m /= 3) {
                        times += m % 3;
                    }
                    moveCost[move] = times * gap;
                }
                step(trace, stage++, cost, next, moveCost, states.across());
                double[] swap = cost;
                cost = next;
                next = swap;
            }
        }
        return cost;
    }

    /** The crossings of an aisle where an open walk starts or ends. */
    private int[] ends(int aisle) {
        boolean starts = layout.open() && aisle == layout.depotAisle();
        boolean ends = layout.open() && aisle == layout.endAisle();
        return starts && ends
                ? new int[] {layout.depotCrossing(), layout.endCrossing()}
                : starts ? new int[] {layout.depotCrossing()} : ends ? new int[] {layout.endCrossing()} : NONE;
    }

    /** One decision for all classes. */
    private void step(
            boolean trace, int stage, double[] cost, double[] next, double[] moveCost, TourStates.Steps steps) {
        Arrays.fill(next, Double.POSITIVE_INFINITY);
        int[] from = trace ? new int[cost.length] : null;
        byte[] by = trace ? new byte[cost.length] : null;
        int[] start = steps.start();
        int[] to = steps.to();
        byte[] moves = steps.move();
        for (int s = 0; s < cost.length; s++) {
            double here = cost[s];
            if (here == Double.POSITIVE_INFINITY) {
                continue;
            }
            for (int k = start[s]; k < start[s + 1]; k++) {
                double reached = here + moveCost[moves[k]];
                if (reached < next[to[k]]) {
                    next[to[k]] = reached;
                    if (from != null && by != null) {
                        from[to[k]] = s;
                        by[to[k]] = moves[k];
                    }
                }
            }
        }
        if (from != null && by != null) {
            fromState[stage] = from;
            byMove[stage] = by;
        }
    }

    /** Whether anything is picked there; some moves are for empty parts only, some for others. */
    private boolean aisleCosts(int j, int block, double[] cost) {
        int from = begins[j * blocks + block];
        int to = begins[j * blocks + block + 1];
        double low = layout.crossing(block);
        double high = layout.crossing(block + 1);
        cost[TourStates.NOTHING] = 0;
        cost[TourStates.ONCE] = high - low;
        cost[TourStates.TWICE] = 2 * (high - low);
        if (from == to) {
            return false;
        }
        cost[TourStates.FROM_UPPER] = 2 * (high - positions[from]);
        cost[TourStates.FROM_LOWER] = 2 * (positions[to - 1] - low);
        int gap = largestGap(positions, from, to);
        cost[TourStates.FROM_BOTH] =
                to - from < 2 ? Double.POSITIVE_INFINITY : 2 * (high - low - (positions[gap + 1] - positions[gap]));
        return true;
    }

    /** The index of the position before the widest gap between neighbours. */
    static int largestGap(double[] at, int from, int to) {
        int best = from;
        for (int i = from + 1; i + 1 < to; i++) {
            best = at[i + 1] - at[i] > at[best + 1] - at[best] ? i : best;
        }
        return best;
    }

    double meters() {
        return meters;
    }

    /** The walk as legs between crossings and positions, for {@link TourWalk}. */
    TourWalk walk() {
        TourWalk walk = new TourWalk(layout);
        int stage = aisles.length * (blocks + (layout.freeDepot() ? 2 : 1)) - 1 + (layout.open() ? 2 : 0);
        int state = lastState;
        for (int j = aisles.length - 1; j >= 0; j--) {
            int aisle = aisles[j];
            if (j + 1 < aisles.length) {
                int move = byMove[--stage][state];
                for (int c = 0; c <= blocks; c++) {
                    walk.across(aisle, aisles[j + 1], c, TourStates.times(move, c));
                }
                state = fromState[stage][state];
            }
            if (layout.freeDepot()) {
                int times = byMove[--stage][state];
                walk.link(aisle, times);
                state = fromState[stage][state];
            }
            for (int b = blocks - 1; b >= 0; b--) {
                int move = byMove[--stage][state];
                walk.along(
                        aisle,
                        b,
                        move,
                        Arrays.copyOfRange(positions, begins[j * blocks + b], begins[j * blocks + b + 1]));
                state = fromState[stage][state];
            }
            for (int k = ends(aisle).length; k > 0; k--) {
                state = fromState[--stage][state];
            }
        }
        return walk;
    }
}
