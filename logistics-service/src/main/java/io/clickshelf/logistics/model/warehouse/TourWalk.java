package io.clickshelf.logistics.model.warehouse;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Joins the legs of a tour into one walk: an Eulerian circuit from the depot (Hierholzer 1873). */
final class TourWalk {

    /** A place on the walk; {@code aisle} -1 is the depot off the crossings. */
    record Point(int aisle, double position) {}

    private static final class Leg {
        private final Point a;
        private final Point b;
        private boolean walked;

        Leg(Point a, Point b) {
            this.a = a;
            this.b = b;
        }
    }

    private static final Point FREE_DEPOT = new Point(-1, 0);

    private final AisleLayout layout;
    private final Map<Point, List<Leg>> legs = new HashMap<>();

    TourWalk(AisleLayout layout) {
        this.layout = layout;
    }

    void across(int aisle, int next, int crossing, int times) {
        double y = layout.crossing(crossing);
        add(new Point(aisle, y), new Point(next, y), times);
    }

    void link(int aisle, int times) {
        add(FREE_DEPOT, new Point(aisle, layout.crossing(0)), times);
    }

    void along(int aisle, int block, int move, double[] at) {
        double low = layout.crossing(block);
        double high = layout.crossing(block + 1);
        int n = at.length;
        switch (move) {
            case TourStates.ONCE -> chain(aisle, low, at, 0, n, high, 1);
            case TourStates.TWICE -> chain(aisle, low, at, 0, n, high, 2);
            case TourStates.FROM_LOWER -> chain(aisle, low, at, 0, n - 1, at[n - 1], 2);
            case TourStates.FROM_UPPER -> chain(aisle, at[0], at, 1, n, high, 2);
            case TourStates.FROM_BOTH -> {
                int gap = AisleTour.largestGap(at, 0, n);
                chain(aisle, low, at, 0, gap, at[gap], 2);
                chain(aisle, at[gap + 1], at, gap + 2, n, high, 2);
            }
            default -> {}
        }
    }

    private void chain(int aisle, double from, double[] at, int first, int end, double to, int times) {
        double here = from;
        for (int i = first; i < end; i++) {
            add(new Point(aisle, here), new Point(aisle, at[i]), times);
            here = at[i];
        }
        add(new Point(aisle, here), new Point(aisle, to), times);
    }

    private void add(Point a, Point b, int times) {
        for (int i = 0; i < times && !a.equals(b); i++) {
            Leg leg = new Leg(a, b);
            legs.computeIfAbsent(a, p -> new ArrayList<>()).add(leg);
            legs.computeIfAbsent(b, p -> new ArrayList<>()).add(leg);
        }
    }

    /** All places in walking order, from the start to the end. */
    List<Point> circuit() {
        Point end =
                layout.freeDepot() ? FREE_DEPOT : new Point(layout.endAisle(), layout.crossing(layout.endCrossing()));
        List<Point> circuit = new ArrayList<>();
        Deque<Point> path = new ArrayDeque<>();
        // What is reached last is written first.
        path.push(end);
        while (!path.isEmpty()) {
            Point here = path.element();
            List<Leg> open = legs.getOrDefault(here, List.of());
            while (!open.isEmpty() && open.getLast().walked) {
                open.removeLast();
            }
            if (open.isEmpty()) {
                circuit.add(path.pop());
            } else {
                Leg leg = open.removeLast();
                leg.walked = true;
                path.push(leg.a.equals(here) ? leg.b : leg.a);
            }
        }
        return circuit;
    }
}
