package io.clickshelf.logistics.model.warehouse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The lengths of many tours at once: the dynamic program of {@link AisleTour} with every step taken for all tours side by
 * side, in whole parts of a metre, so that the processor does eight or more with one instruction. Tours are given by the
 * places that are picked, as bits, in each block of each aisle.
 */
final class ManyTours {

    /** Tours side by side. */
    static final int LANES = 512;

    /** Parts of a metre that lengths are counted in. */
    static final double PARTS = 1 << 16;

    /** As many different places in a block of an aisle as can be listed with the widest gap of each set. */
    private static final int MOST_PLACES = 18;

    private static final int NEVER = 1 << 29;

    private final AisleLayout layout;
    private final int blocks;
    /** By aisle and block, the different positions that are picked anywhere, ascending. */
    private final double[][] positions;
    /** By aisle and block and set of places, parts of the widest gap between neighbours. */
    private final int[][] gaps;

    private final long[] always;
    private final TourSteps steps;
    private final int[][] moves = new int[TourStates.AISLE_MOVES][LANES];
    private final int[][] ways;
    private final int[] first = new int[LANES];
    private final int[] last = new int[LANES];
    /** By state and tour; rows of their own, as the compiler sees that they don't overlap. */
    private int[][] cost;

    private int[][] next;

    private ManyTours(AisleLayout layout, double[][] positions) {
        this.layout = layout;
        this.positions = positions;
        this.blocks = layout.crossings() - 1;
        this.gaps = new int[positions.length][];
        this.always = new long[positions.length];
        for (int s = 0; s < positions.length; s++) {
            gaps[s] = widest(positions[s]);
        }
        if (!layout.freeDepot()) {
            int s = depotSegment(layout);
            always[s] = bit(s, layout.crossing(layout.depotCrossing()));
        }
        this.steps =
                TourSteps.of(TourStates.of(layout.crossings(), layout.freeDepot(), false), blocks, layout.freeDepot());
        this.ways = new int[steps.alike().length][LANES];
        this.cost = new int[steps.states()][LANES];
        this.next = new int[steps.states()][LANES];
    }

    /**
     * For tours through some of these spots.
     *
     * @return null where that can't be done: the walk ends elsewhere than it starts, too many places, too long ways
     */
    static @Nullable ManyTours of(AisleLayout layout, int[] spots) {
        if (layout.open() || !layout.exact()) {
            return null;
        }
        int blocks = layout.crossings() - 1;
        List<TreeSet<Double>> at = new ArrayList<>();
        for (int s = 0; s < layout.aisles() * blocks; s++) {
            at.add(new TreeSet<>());
        }
        for (int spot : spots) {
            at.get(layout.corridor(spot)).add(layout.position(spot));
        }
        if (!layout.freeDepot()) {
            at.get(depotSegment(layout)).add(layout.crossing(layout.depotCrossing()));
        }
        double longest = 2 * (layout.crossing(blocks) - layout.crossing(0)) * layout.aisles();
        longest += 2 * (layout.aisleX(layout.aisles() - 1) - layout.aisleX(0)) * layout.crossings();
        for (int a = 0; a < layout.aisles() && layout.freeDepot(); a++) {
            longest += 2 * layout.depotLink(a);
        }
        if (longest * PARTS > NEVER / 2.0 || at.stream().anyMatch(places -> places.size() > MOST_PLACES)) {
            return null;
        }
        return new ManyTours(
                layout,
                at.stream()
                        .map(places ->
                                places.stream().mapToDouble(Double::doubleValue).toArray())
                        .toArray(double[][]::new));
    }

    private static int depotSegment(AisleLayout layout) {
        int blocks = layout.crossings() - 1;
        return layout.depotAisle() * blocks + Math.min(layout.depotCrossing(), blocks - 1);
    }

    private static int[] widest(double[] at) {
        int[] widest = new int[1 << at.length];
        for (int set = 1; set < widest.length; set++) {
            int high = Integer.highestOneBit(set);
            int rest = set ^ high;
            if (rest != 0) {
                int gap = parts(at[place(high)] - at[place(Integer.highestOneBit(rest))]);
                widest[set] = Math.max(widest[rest], gap);
            }
        }
        return widest;
    }

    private static int place(int bit) {
        return Integer.numberOfTrailingZeros(bit);
    }

    private static int parts(double meters) {
        return (int) Math.round(meters * PARTS);
    }

    private int bit(int segment, double position) {
        return 1 << Arrays.binarySearch(positions[segment], position);
    }

    /** Aisles times blocks. */
    int segments() {
        return positions.length;
    }

    /** By aisle and block, the places of these spots and of the depot, as bits. */
    int[] places(int[] spots) {
        int[] places = new int[positions.length];
        for (int s = 0; s < places.length; s++) {
            places[s] = (int) always[s];
        }
        for (int spot : spots) {
            int s = layout.corridor(spot);
            places[s] |= bit(s, layout.position(spot));
        }
        return places;
    }

    /**
     * Parts of a metre of the shortest tours, at least one place in each.
     *
     * @param places by aisle and block, then tour
     * @param parts  filled, by tour
     */
    void measure(int[][] places, int[] parts) {
        for (int l = 0; l < LANES; l++) {
            first[l] = -1;
            for (int s = 0; s < places.length; s++) {
                if (places[s][l] != 0) {
                    first[l] = first[l] < 0 ? s / blocks : first[l];
                    last[l] = s / blocks;
                }
            }
        }
        Arrays.fill(parts, NEVER);
        clear(cost);
        int aisles = layout.aisles();
        for (int a = 0; a < aisles; a++) {
            for (int l = 0; l < LANES; l++) {
                cost[0][l] = first[l] == a ? 0 : NEVER;
            }
            for (int b = 0; b < blocks; b++) {
                price(a, b, places[a * blocks + b]);
                clear(next);
                for (TourSteps.Step step : steps.inAisle()[b]) {
                    relax(next[step.to()], cost[step.from()], ways[step.way()]);
                }
                swap();
            }
            if (layout.freeDepot()) {
                clear(next);
                for (TourSteps.Step step : steps.link()) {
                    relax(next[step.to()], cost[step.from()], step.way() * parts(layout.depotLink(a)));
                }
                swap();
            }
            for (int state : steps.complete()) {
                for (int l = 0; l < LANES; l++) {
                    if (last[l] == a) {
                        parts[l] = Math.min(parts[l], cost[state][l]);
                    }
                }
            }
            if (a + 1 < aisles) {
                int gap = parts(layout.aisleX(a + 1) - layout.aisleX(a));
                clear(next);
                for (TourSteps.Step step : steps.across()) {
                    relax(next[step.to()], cost[step.from()], step.way() * gap);
                }
                swap();
            }
        }
    }

    private void swap() {
        int[][] swap = cost;
        cost = next;
        next = swap;
    }

    private static void clear(int[][] states) {
        for (int[] lanes : states) {
            Arrays.fill(lanes, NEVER);
        }
    }

    private static void relax(int[] next, int[] cost, int[] way) {
        for (int l = 0; l < LANES; l++) {
            next[l] = Math.min(next[l], cost[l] + way[l]);
        }
    }

    private static void relax(int[] next, int[] cost, int way) {
        for (int l = 0; l < LANES; l++) {
            next[l] = Math.min(next[l], cost[l] + way);
        }
    }

    /** What each way in a block of an aisle costs each tour. */
    private void price(int aisle, int block, int[] places) {
        double[] at = positions[aisle * blocks + block];
        int[] widest = gaps[aisle * blocks + block];
        double low = layout.crossing(block);
        double high = layout.crossing(block + 1);
        int through = parts(high - low);
        for (int l = 0; l < LANES; l++) {
            int set = places[l];
            moves[TourStates.ONCE][l] = through;
            moves[TourStates.TWICE][l] = 2 * through;
            if (set == 0) {
                moves[TourStates.NOTHING][l] = 0;
                moves[TourStates.FROM_UPPER][l] = NEVER;
                moves[TourStates.FROM_LOWER][l] = NEVER;
                moves[TourStates.FROM_BOTH][l] = NEVER;
            } else {
                moves[TourStates.NOTHING][l] = NEVER;
                moves[TourStates.FROM_UPPER][l] = 2 * parts(high - at[place(set)]);
                moves[TourStates.FROM_LOWER][l] = 2 * parts(at[place(Integer.highestOneBit(set))] - low);
                moves[TourStates.FROM_BOTH][l] = (set & set - 1) == 0 ? NEVER : 2 * (through - widest[set]);
            }
        }
        for (int w = 0; w < ways.length; w++) {
            Arrays.fill(ways[w], NEVER);
            for (int m = 0; m < moves.length; m++) {
                if ((steps.alike()[w] >> m & 1) == 1) {
                    least(ways[w], moves[m]);
                }
            }
        }
    }

    private static void least(int[] ways, int[] moves) {
        for (int l = 0; l < LANES; l++) {
            ways[l] = Math.min(ways[l], moves[l]);
        }
    }
}
