package io.clickshelf.logistics.model.warehouse;

import java.util.Arrays;

/**
 * The shortest tour through spots of a parallel-aisle warehouse, by dynamic programming from aisle to aisle over the
 * classes of {@link TourStates} (Ratliff and Rosenthal 1983; Roodbergen and De Koster 2001). Linear in aisles and spots.
 */
final class AisleTour {

    private final AisleLayout layout;
    private final TourStates states;
    private final int blocks;
    private final int firstAisle;
    private final int lastAisle;
    /** Positions in walking order by aisle and block: {@code [aisle - firstAisle][block]}, ascending. */
    private final double[][][] positions;

    private final double meters;
    private final int[][] fromState;
    private final byte[][] byMove;
    private final int lastState;

    /**
     * @param spots at least one, sorted by aisle and position
     * @param trace whether the moves are kept, for {@link #moves}
     */
    AisleTour(AisleLayout layout, int[] spots, boolean trace) {
        this.layout = layout;
        this.blocks = layout.crossings() - 1;
        this.states = TourStates.of(layout.crossings(), layout.freeDepot());
        int first = layout.aisle(spots[0]);
        int last = layout.aisle(spots[spots.length - 1]);
        if (!layout.freeDepot()) {
            first = Math.min(first, layout.depotAisle());
            last = Math.max(last, layout.depotAisle());
        }
        this.firstAisle = first;
        this.lastAisle = last;
        this.positions = positions(spots);
        int stages = (last - first + 1) * (blocks + 2);
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

    private double[][][] positions(int[] spots) {
        double[][][] result = new double[lastAisle - firstAisle + 1][blocks][];
        int next = 0;
        double[] buffer = new double[spots.length + 1];
        for (int j = 0; j < result.length; j++) {
            boolean depotHere = !layout.freeDepot() && layout.depotAisle() == firstAisle + j;
            for (int b = 0; b < blocks; b++) {
                int n = 0;
                double upper = b + 1 == blocks ? Double.POSITIVE_INFINITY : layout.crossing(b + 1);
                if (depotHere && Math.min(layout.depotCrossing(), blocks - 1) == b) {
                    buffer[n++] = layout.crossing(layout.depotCrossing());
                }
                while (next < spots.length
                        && layout.aisle(spots[next]) == firstAisle + j
                        && layout.position(spots[next]) < upper) {
                    double y = layout.position(spots[next++]);
                    // A depot at the upper end comes after the spots below it.
                    if (n == 0 || y != buffer[n - 1]) {
                        buffer[n++] = y;
                    }
                }
                Arrays.sort(buffer, 0, n);
                result[j][b] = Arrays.copyOf(buffer, n);
            }
        }
        return result;
    }

    private double[] run(boolean trace) {
        double[] cost = new double[states.count()];
        Arrays.fill(cost, Double.POSITIVE_INFINITY);
        cost[0] = 0;
        double[] next = new double[cost.length];
        double[] moveCost = new double[Math.max(TourStates.AISLE_MOVES, states.acrossMoves())];
        int stage = 0;
        for (int j = 0; j < positions.length; j++) {
            for (int b = 0; b < blocks; b++) {
                aisleCosts(j, b, moveCost);
                step(trace, stage++, cost, next, moveCost, states.inAisle(b));
                double[] swap = cost;
                cost = next;
                next = swap;
            }
            if (layout.freeDepot()) {
                double link = layout.depotLink(firstAisle + j);
                moveCost[0] = 0;
                moveCost[1] = link;
                moveCost[2] = 2 * link;
                step(trace, stage++, cost, next, moveCost, states.link());
                double[] swap = cost;
                cost = next;
                next = swap;
            }
            if (j + 1 < positions.length) {
                double gap = layout.aisleX(firstAisle + j + 1) - layout.aisleX(firstAisle + j);
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

    private void aisleCosts(int j, int block, double[] cost) {
        double[] at = positions[j][block];
        double low = layout.crossing(block);
        double high = layout.crossing(block + 1);
        cost[TourStates.ONCE] = high - low;
        cost[TourStates.TWICE] = 2 * (high - low);
        int n = at.length;
        if (n == 0) {
            cost[TourStates.NOTHING] = 0;
            cost[TourStates.FROM_UPPER] = Double.POSITIVE_INFINITY;
            cost[TourStates.FROM_LOWER] = Double.POSITIVE_INFINITY;
            cost[TourStates.FROM_BOTH] = Double.POSITIVE_INFINITY;
        } else {
            cost[TourStates.NOTHING] = Double.POSITIVE_INFINITY;
            cost[TourStates.FROM_UPPER] = 2 * (high - at[0]);
            cost[TourStates.FROM_LOWER] = 2 * (at[n - 1] - low);
            int gap = largestGap(at);
            cost[TourStates.FROM_BOTH] = n < 2 ? Double.POSITIVE_INFINITY : 2 * (high - low - (at[gap + 1] - at[gap]));
        }
    }

    /** The index of the position before the widest gap between neighbours. */
    static int largestGap(double[] at) {
        int best = 0;
        for (int i = 1; i + 1 < at.length; i++) {
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
        int stage = positions.length * (blocks + (layout.freeDepot() ? 2 : 1)) - 1;
        int state = lastState;
        for (int j = positions.length - 1; j >= 0; j--) {
            int aisle = firstAisle + j;
            if (j + 1 < positions.length) {
                int move = byMove[--stage][state];
                for (int c = 0; c <= blocks; c++) {
                    walk.across(aisle, c, TourStates.times(move, c));
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
                walk.along(aisle, b, move, positions[j][b]);
                state = fromState[stage][state];
            }
        }
        return walk;
    }
}
