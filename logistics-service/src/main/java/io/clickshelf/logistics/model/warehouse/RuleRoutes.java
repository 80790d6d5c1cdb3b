package io.clickshelf.logistics.model.warehouse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Routes by rules of thumb in parallel aisles (Hall 1993; Petersen 1997; Roodbergen and De Koster 2001): up to the farthest
 * block with a pick, then block by block back to the front, each block swept from the side that is nearer. Metres are those
 * of the rule, turning where it turns. Linear in stops, after sorting.
 */
public final class RuleRoutes {

    private final AisleLayout layout;
    private final RouteRule rule;
    private final List<Integer> stops = new ArrayList<>();
    private double meters;
    private int aisle;
    private double y;

    private RuleRoutes(AisleLayout layout, RouteRule rule) {
        this.layout = layout;
        this.rule = rule;
    }

    /** @throws IllegalArgumentException if the layout has no parallel aisles */
    public static PickRoute route(Layout layout, int[] spots, RouteRule rule) {
        if (rule == RouteRule.BEST || spots.length == 0) {
            return layout.route(spots);
        }
        if (!(layout instanceof AisleLayout aisles)) {
            throw new IllegalArgumentException("The rule " + rule
                    + " needs parallel aisles that are walked both ways; ask for the best route in this layout.");
        }
        return new RuleRoutes(aisles, rule).walk(spots);
    }

    private PickRoute walk(int[] spots) {
        int[][][] at = spotsByBlockAndAisle(spots);
        int first = layout.aisles();
        int farthest = 0;
        for (int b = 0; b < at.length; b++) {
            for (int a = 0; a < at[b].length; a++) {
                if (at[b][a].length > 0) {
                    farthest = b;
                    first = Math.min(first, a);
                }
            }
        }
        if (layout.freeDepot()) {
            meters += layout.depotLink(first);
            aisle = first;
            y = layout.crossing(0);
        } else {
            aisle = layout.depotAisle();
            y = layout.crossing(layout.depotCrossing());
        }
        // To the front of the farthest block, through the first aisle with a pick.
        go(first, y);
        go(first, layout.crossing(farthest));
        for (int b = farthest; b >= 0; b--) {
            block(b, at[b], b == farthest);
        }
        if (layout.freeDepot()) {
            meters += layout.depotLink(aisle);
        } else {
            go(layout.endAisle(), y);
            go(layout.endAisle(), layout.crossing(layout.endCrossing()));
        }
        return new PickRoute(stops.stream().mapToInt(Integer::intValue).toArray(), meters, false);
    }

    private int[][][] spotsByBlockAndAisle(int[] spots) {
        List<List<List<Integer>>> lists = new ArrayList<>();
        int[][][] at = new int[layout.crossings() - 1][layout.aisles()][];
        for (int b = 0; b < at.length; b++) {
            lists.add(new ArrayList<>());
            for (int a = 0; a < layout.aisles(); a++) {
                lists.get(b).add(new ArrayList<>());
            }
        }
        for (int spot : spots) {
            lists.get(layout.block(spot)).get(layout.aisle(spot)).add(spot);
        }
        for (int b = 0; b < at.length; b++) {
            for (int a = 0; a < at[b].length; a++) {
                List<Integer> here = lists.get(b).get(a);
                here.sort((s, t) -> Double.compare(layout.position(s), layout.position(t)));
                at[b][a] = here.stream().mapToInt(Integer::intValue).toArray();
            }
        }
        return at;
    }

    /** Picks a block, from its front ({@code below}) or its back, and ends at its front. */
    private void block(int block, int[][] at, boolean below) {
        double front = layout.crossing(block);
        double back = layout.crossing(block + 1);
        List<Integer> wanted = new ArrayList<>();
        for (int a = 0; a < at.length; a++) {
            if (at[a].length > 0) {
                wanted.add(a);
            }
        }
        if (wanted.isEmpty()) {
            go(aisle, front);
            return;
        }
        if (Math.abs(layout.aisleX(aisle) - layout.aisleX(wanted.getFirst()))
                > Math.abs(layout.aisleX(aisle) - layout.aisleX(wanted.getLast()))) {
            wanted = wanted.reversed();
        }
        go(wanted.getFirst(), y);
        switch (rule) {
            case S_SHAPE -> sweep(wanted, at, alternating(wanted.size(), below), front, back);
            case COMBINED -> sweep(wanted, at, cheapest(wanted, at, below, front, back), front, back);
            case RETURN -> {
                if (!below) {
                    // A return needs the front: through the first aisle, picking.
                    boolean[] through = new boolean[wanted.size()];
                    through[0] = true;
                    sweep(wanted, at, through, front, back);
                } else {
                    sweep(wanted, at, new boolean[wanted.size()], front, back);
                }
            }
            default -> {
                if (below && wanted.size() == 1) {
                    sweep(wanted, at, new boolean[1], front, back);
                } else {
                    around(wanted, at, below, front, back);
                }
            }
        }
    }

    /** Through every aisle, but for a return in the last where that is needed to end at the front. */
    private static boolean[] alternating(int n, boolean below) {
        boolean[] through = new boolean[n];
        Arrays.fill(through, true);
        through[n - 1] = below == (n % 2 == 0);
        return through;
    }

    /** For each aisle through or back, whatever is shortest in all and ends at the front (Roodbergen and De Koster 2001). */
    private boolean[] cheapest(List<Integer> wanted, int[][] at, boolean below, double front, double back) {
        int n = wanted.size();
        double[][] cost = new double[n + 1][2];
        boolean[][] from = new boolean[n + 1][2];
        Arrays.fill(cost[0], Double.POSITIVE_INFINITY);
        cost[0][below ? 0 : 1] = 0;
        for (int i = 0; i < n; i++) {
            int[] here = at[wanted.get(i)];
            double high = layout.position(here[here.length - 1]);
            double low = layout.position(here[0]);
            double[] stay = {2 * (high - front), 2 * (back - low)};
            for (int side = 0; side < 2; side++) {
                double through = cost[i][1 - side] + back - front;
                double turned = cost[i][side] + stay[side];
                from[i + 1][side] = through < turned;
                cost[i + 1][side] = Math.min(through, turned);
            }
        }
        boolean[] result = new boolean[n];
        int side = 0;
        for (int i = n; i > 0; i--) {
            result[i - 1] = from[i][side];
            side = from[i][side] ? 1 - side : side;
        }
        return result;
    }

    private void sweep(List<Integer> wanted, int[][] at, boolean[] through, double front, double back) {
        for (int i = 0; i < wanted.size(); i++) {
            int a = wanted.get(i);
            go(a, y);
            boolean atFront = y == front;
            pick(at[a], !atFront);
            if (through[i]) {
                go(a, atFront ? back : front);
            } else {
                go(a, atFront ? front : back);
            }
        }
        go(aisle, front);
    }

    /** Midpoint and largest gap: along the back cross-aisle picking the far parts, then along the front for the rest. */
    private void around(List<Integer> wanted, int[][] at, boolean below, double front, double back) {
        List<Integer> row = wanted;
        if (below) {
            int first = row.getFirst();
            pick(at[first], false);
            go(first, back);
            row = row.subList(1, row.size());
        }
        int last = row.isEmpty() ? -1 : row.getLast();
        for (int a : row) {
            if (a != last) {
                go(a, back);
                int[] far = part(at[a], front, back, true);
                pick(far, true);
                go(a, back);
            }
        }
        if (last >= 0) {
            go(last, back);
            pick(at[last], true);
        }
        go(aisle, front);
        for (int k = row.size() - 2; k >= 0; k--) {
            int a = row.get(k);
            int[] close = part(at[a], front, back, false);
            if (close.length > 0) {
                go(a, front);
                pick(close, false);
                go(a, front);
            }
        }
    }

    /** The spots beyond the midpoint or the largest gap, or those before it. */
    private int[] part(int[] here, double front, double back, boolean far) {
        int cut = 0;
        if (rule == RouteRule.MIDPOINT) {
            while (cut < here.length && layout.position(here[cut]) <= (front + back) / 2) {
                cut++;
            }
        } else {
            double widest = -1;
            for (int i = 0; i <= here.length; i++) {
                double low = i == 0 ? front : layout.position(here[i - 1]);
                double high = i == here.length ? back : layout.position(here[i]);
                if (high - low > widest) {
                    widest = high - low;
                    cut = i;
                }
            }
        }
        return far ? Arrays.copyOfRange(here, cut, here.length) : Arrays.copyOf(here, cut);
    }

    /** Walks over spots, from the back if {@code down}. */
    private void pick(int[] here, boolean down) {
        for (int i = 0; i < here.length; i++) {
            int spot = here[down ? here.length - 1 - i : i];
            go(aisle, layout.position(spot));
            stops.add(spot);
        }
    }

    /** Straight on: along the aisle, or along the cross-aisle that it stands at. */
    private void go(int toAisle, double toY) {
        meters += Math.abs(toY - y) + Math.abs(layout.aisleX(toAisle) - layout.aisleX(aisle));
        aisle = toAisle;
        y = toY;
    }
}
