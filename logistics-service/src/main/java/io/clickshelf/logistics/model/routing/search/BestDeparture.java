package io.clickshelf.logistics.model.routing.search;

import io.clickshelf.logistics.model.routing.Break;
import io.clickshelf.logistics.model.routing.VehicleType;
import java.util.Arrays;

/**
 * When a vehicle leaves for an itinerary so that duration and lateness cost least, and among those so that it is back early.
 * The best departure is one of those with which some stop is reached just as a window opens, just as lateness begins, a leg is
 * begun just as its travel time changes, or the longest duration is just kept; each is tried by going through the route:
 * O(nodes² · (windows + changes of travel time)). With one window a stop O(nodes) where travel times stay the same, see
 * {@link ConvexDeparture}, and without lateness O(nodes + changes of travel time) where they don't, see {@link ArrivalPieces}.
 * Reusable, by one thread.
 */
final class BestDeparture {

    private static final int MOST_MOMENTS = 8;
    /** More than any duration and lateness cost. */
    private static final double TOO_LONG = 1e15;

    private final SearchData data;
    private final boolean exact;
    private final ArrivalPieces pieces = new ArrivalPieces();
    private final ConvexDeparture convex;
    private long[] earliest = new long[17];
    private Itinerary route;
    private long opens;
    private long closes;
    private double price;
    private long lasts;
    private long leaves;
    private long tried;
    private long runFrom;

    /** @param exact whether departures are tried with which travel times change, of which there may be very many */
    BestDeparture(SearchData data, boolean exact) {
        this.data = data;
        this.exact = exact;
        this.convex = new ConvexDeparture(data);
        this.route = new Itinerary(data);
    }

    /** What the best departure costs: duration and lateness, far more if it lasts too long; infinite if there is none. */
    double price() {
        return price;
    }

    long lasts() {
        return lasts;
    }

    long leaves() {
        return leaves;
    }

    /** Whether what was found is better than something else. */
    boolean betterThan(double otherPrice, long otherLasts) {
        return price < otherPrice || price == otherPrice && lasts < otherLasts;
    }

    /**
     * Finds the departure, and leaves the itinerary as it is run from there, if there is one.
     *
     * @param from earliest departure
     * @param to   latest return
     */
    void find(Itinerary itinerary, long from, long to) {
        begin(itinerary, from, to);
        if (!data.timeDependent && !route.severalWindows()) {
            long end = run(opens);
            if (end <= closes) {
                keepIfBetter(convex.best(route, opens, end));
            }
        } else {
            consider(opens);
            if (price < Double.POSITIVE_INFINITY) {
                considerLater();
            }
        }
        if (price < Double.POSITIVE_INFINITY && runFrom != leaves) {
            run(leaves);
        }
    }

    private long run(long departure) {
        runFrom = departure;
        return route.run(departure);
    }

    private void begin(Itinerary itinerary, long from, long to) {
        route = itinerary;
        opens = from;
        closes = to;
        price = Double.POSITIVE_INFINITY;
        lasts = Long.MAX_VALUE;
        leaves = from;
        tried = -1;
    }

    private void considerLater() {
        consider(route.latestStart(route.count(), run(opens)));
        for (int i = 0; i < route.count(); i++) {
            if (route.isTask(i)) {
                considerWindows(i, route.node(i));
            } else if (route.isBreak(i)) {
                Break rest = route.rest(i);
                for (int w = rest.windows().size() - 1; w >= (data.lateness ? 0 : 1); w--) {
                    consider(route.latestStart(i, rest.windows().get(w).opens()));
                }
            }
        }
        if (data.composed) {
            considerAll();
        } else if (exact && data.timeDependent) {
            considerChanges();
        }
    }

    /** Where waiting ends; that for a first window matters only to those who are late behind it. */
    private void considerWindows(int index, int task) {
        int first = data.windowFrom[task];
        for (int w = data.windowFrom[task + 1] - 1; w >= (data.lateness ? first : first + 1); w--) {
            consider(route.latestStart(index, data.windowOpens[w]));
        }
        if (data.lateness && data.lateCost[task] > 0) {
            consider(route.latestStart(index, data.due[task]));
        }
    }

    /** Finds the departure that lasts least of all. */
    private void considerAll() {
        pieces.begin(opens, Math.max(opens, route.latestStart(route.count(), closes)), lasts);
        pieces.follow(route, closes);
        // Each leg rounds its arrival up, so that just there a change of travel time may be missed by so many moments.
        long best = pieces.best();
        for (int moment = 0; lasts > pieces.least() && moment <= Math.min(route.count(), MOST_MOMENTS); moment++) {
            consider(best - moment);
        }
    }

    /** Departures with which a leg is begun just as its travel time changes, where the windows let it begin then. */
    private void considerChanges() {
        int count = route.count();
        if (earliest.length <= count) {
            earliest = new long[2 * count + 1];
        }
        run(opens);
        for (int i = -1; i < count; i++) {
            earliest[i + 1] = i < 0 ? opens : route.start(i) + route.service(i);
        }
        long bound = closes;
        for (int i = count - 1; i >= -1; i--) {
            bound = route.latestLeave(i, bound);
            long[] changes = route.changes(i);
            int at = Arrays.binarySearch(changes, earliest[i + 1]);
            for (int c = at < 0 ? -1 - at : at; c < changes.length && changes[c] <= bound; c++) {
                consider(i < 0 ? changes[c] : route.latestStart(i, changes[c] - route.service(i)));
            }
            bound -= route.service(i);
            if (i >= 0 && route.isTask(i)) {
                bound = data.lastServiceStart(route.node(i), bound);
            } else if (route.isBreak(i)) {
                bound = route.rest(i).startUpTo(bound);
            }
        }
    }

    /** Tries a departure, and where leaving later would cost more but may not last too long the last one that is too early. */
    private void consider(long departure) {
        if (departure < opens || departure > closes || departure == tried) {
            return;
        }
        long end = keepIfBetter(departure);
        long longest = data.fleet.maxDuration[route.type()];
        if (data.lateness && longest < VehicleType.UNLIMITED && end - longest > opens && end <= closes) {
            keepIfBetter(end - longest);
        }
        tried = departure;
    }

    private long keepIfBetter(long departure) {
        long end = run(departure);
        if (end <= closes) {
            long duration = end - departure;
            double cost = price(route, departure, end);
            if (cost < price || cost == price && (duration < lasts || duration == lasts && departure < leaves)) {
                price = cost;
                lasts = duration;
                leaves = departure;
            }
        }
        return end;
    }

    /** What an itinerary costs as it was run last. */
    double price(Itinerary route, long departure, long end) {
        int type = route.type();
        long lasts = end - departure;
        if (lasts > data.fleet.maxDuration[type]) {
            return TOO_LONG + lasts;
        }
        return data.fleet.costPerDuration[type] == 0 && !data.lateness
                ? lasts
                : (double) data.fleet.costPerDuration[type] * lasts + route.lateCost();
    }
}
