package io.clickshelf.logistics.model.routing.search;

import io.clickshelf.logistics.model.routing.Break;
import io.clickshelf.logistics.model.routing.TimeWindow;
import java.util.Arrays;

/**
 * When a vehicle that goes through given nodes in order leaves, arrives at each and is back, so that duration and lateness
 * cost least, and among those so that it is back early. The best departure is one of those with which some stop is reached
 * just as a window opens, just as lateness begins, or a leg is begun just as its travel time changes; each is tried by going
 * through the route. Goods are released trip by trip: none of a trip's stops may be released later than the vehicle leaves
 * for it. A break lies between two stops; one that can be had before leaving or after returning costs nothing.
 * O(nodes · (windows + changes of travel time) · nodes · breaks). With one window a stop and no break O(nodes) where travel
 * times stay the same, see {@link ConvexDeparture}, and without lateness O(nodes + changes of travel time) where they don't,
 * see {@link ArrivalPieces}. Reusable, by one thread.
 */
final class Timetable implements NodeSequence {

    private static final long TOO_LATE = 2 * TimeWindow.NEVER;
    private static final int MOST_MOMENTS = 8;
    /** With more tasks routes with breaks are planned for a few departures only, and for all once the search is over. */
    static final int FEW = 20;

    final SearchData data;
    private final ArrivalPieces pieces = new ArrivalPieces();
    private final ConvexDeparture convex;
    private final boolean exact;
    private int[] nodes = new int[16];
    private int count;
    private int type;
    private Metric metric;
    /** Per node, for a reload the release of the trip that it starts. */
    private long[] release = new long[16];

    private long[] arrival = new long[16];
    private long[] start = new long[16];
    private long[] earliest = new long[17];
    /** Per node, how many breaks have been taken when it is left, then the number taken on the way to it. */
    private final BreakPlan rests;

    private long opens;
    private long closes;
    private long leaves;
    private long returns;
    private long late;
    private double least;

    /** @param exact whether departures are tried with which travel times change, of which there may be very many */
    Timetable(SearchData data, boolean exact) {
        this.data = data;
        this.exact = exact;
        this.metric = data.metrics[0];
        this.rests = new BreakPlan(data);
        this.convex = new ConvexDeparture(data);
    }

    @Override
    public void begin(int vehicleType) {
        count = 0;
        type = vehicleType;
        metric = data.metrics[data.fleet.profile[vehicleType]];
    }

    @Override
    public void add(int node) {
        if (count == nodes.length) {
            nodes = Arrays.copyOf(nodes, 2 * count);
            release = Arrays.copyOf(release, 2 * count);
            arrival = Arrays.copyOf(arrival, 2 * count);
            start = Arrays.copyOf(start, 2 * count);
            earliest = new long[2 * count + 1];
        }
        nodes[count++] = node;
    }

    int node(int index) {
        return nodes[index];
    }

    int type() {
        return type;
    }

    long arrival(int index) {
        return arrival[index];
    }

    long start(int index) {
        return start[index];
    }

    long leaves() {
        return leaves;
    }

    long returns() {
        return returns;
    }

    /** What lateness costs in the plan. */
    long lateCost() {
        return late;
    }

    BreakPlan breaks() {
        return rests;
    }

    /** Plans the sequence; returns its duration, or -1 if a window can't be met. */
    long plan() {
        opens = Math.max(data.fleet.shiftOpens[type], releases());
        closes = data.fleet.shiftCloses[type];
        least = Double.POSITIVE_INFINITY;
        tried = -1;
        rests.begin(type, count);
        leaves = opens;
        if (!data.timeDependent && !data.severalWindows && data.fleet.breaks[type].length == 0) {
            run(opens);
            if (returns > closes) {
                return -1;
            }
            leaves = convex.best(this, count, opens, returns);
            run(leaves);
            return returns - leaves;
        }
        consider(opens);
        if (least < Double.POSITIVE_INFINITY || data.fleet.breaks[type].length > 0) {
            considerLater();
        }
        long best = leaves;
        boolean found = least < Double.POSITIVE_INFINITY;
        run(best);
        leaves = best;
        return found ? returns - leaves : -1;
    }

    private void considerLater() {
        if (data.breaks && !exact && data.tasks > FEW) {
            considerFew();
            return;
        }
        if (least < Double.POSITIVE_INFINITY) {
            consider(latestStart(count, returnsAt(opens)));
        }
        for (int i = 0; i < count; i++) {
            int node = nodes[i];
            if (node < data.tasks) {
                for (int w = data.windowFrom[node + 1] - 1; w > data.windowFrom[node]; w--) {
                    consider(latestStart(i, data.windowOpens[w]));
                }
                if (data.lateness && data.lateCost[node] > 0) {
                    consider(latestStart(i, data.due[node]));
                    consider(latestStart(i, data.windowOpens[data.windowFrom[node]]));
                }
            }
        }
        for (Break rest : data.fleet.breaks[type]) {
            for (TimeWindow window : rest.windows()) {
                consider(window.opens() + rest.durationSeconds());
                for (int i = -1; i < count; i++) {
                    consider(i < 0 ? window.opens() : latestStart(i, window.opens() - service(i)));
                    consider(i < 0 ? window.closes() : latestStart(i, window.closes() - service(i)));
                }
            }
        }
        if (data.composed) {
            considerAll();
        } else if (exact && data.timeDependent) {
            considerChanges();
        }
    }

    /** The departures with which the breaks come before leaving, or where they are if it leaves as early as can be. */
    private void considerFew() {
        for (Break rest : data.fleet.breaks[type]) {
            consider(rest.opens() + rest.durationSeconds());
        }
        for (int again = 0; again < 2 && least < Double.POSITIVE_INFINITY; again++) {
            consider(latestStart(count, returnsAt(leaves), true));
        }
    }

    /** Finds the departure that lasts least of all. */
    private void considerAll() {
        pieces.begin(opens, Math.max(opens, latestStart(count, closes)), lasted);
        pieces.follow(this, metric, count, closes);
        // Each leg rounds its arrival up, so that just there a change of travel time may be missed by so many moments.
        long best = pieces.best();
        for (int moment = 0; lasted > pieces.least() && moment <= Math.min(count, MOST_MOMENTS); moment++) {
            consider(best - moment);
        }
    }

    /** Departures with which a leg is begun just as its travel time changes, where the windows let it begin then. */
    private void considerChanges() {
        run(opens);
        for (int i = -1; i < count; i++) {
            earliest[i + 1] = i < 0 ? opens : start[i] + service(i);
        }
        long bound = closes;
        for (int i = count - 1; i >= -1; i--) {
            bound = metric.latestDeparture(place(i), place(i + 1), bound);
            long[] changes = metric.changes(place(i), place(i + 1));
            int at = Arrays.binarySearch(changes, earliest[i + 1]);
            for (int c = at < 0 ? -1 - at : at; c < changes.length && changes[c] <= bound; c++) {
                consider(i < 0 ? changes[c] : latestStart(i, changes[c] - service(i)));
            }
            bound -= service(i);
            if (i >= 0 && nodes[i] < data.tasks) {
                bound = data.lastServiceStart(nodes[i], bound);
            }
        }
    }

    private long returnsAt(long departure) {
        run(departure);
        return returns;
    }

    /** Tries a departure, and keeps it if it is the best so far. */
    private void consider(long departure) {
        if (departure < opens || departure > closes || departure == tried) {
            return;
        }
        tried = departure;
        run(departure);
        if (returns > closes) {
            return;
        }
        long lasts = returns - departure;
        double price = (double) data.fleet.costPerDuration[type] * lasts + late;
        if (lasts > data.fleet.maxDuration[type]) {
            price += 1e15 + lasts;
        } else if (data.fleet.costPerDuration[type] == 0 && !data.lateness) {
            price = lasts;
        }
        if (price < least || price == least && (lasts < lasted || lasts == lasted && departure < leaves)) {
            least = price;
            lasted = lasts;
            leaves = departure;
        }
    }

    private long lasted;
    private long tried;

    /** Notes each trip's release; returns the first trip's. */
    private long releases() {
        long latest = 0;
        for (int i = count - 1; i >= 0; i--) {
            if (nodes[i] < data.tasks) {
                latest = Math.max(latest, data.release[nodes[i]]);
            } else {
                release[i] = latest;
                latest = 0;
            }
        }
        return latest;
    }

    /** Goes through the route from a departure on, each stop as early as can be; leaves in {@code returns} the end. */
    private void run(long departure) {
        late = 0;
        if (data.fleet.breaks[type].length > 0) {
            returns = rests.run(departure, this);
            return;
        }
        long time = metric.arrival(place(-1), place(0), departure);
        for (int i = 0; i < count; i++) {
            arrival[i] = time;
            start[i] = serviceStart(i, time);
            if (start[i] >= TOO_LATE) {
                returns = TOO_LATE;
                return;
            }
            time = metric.arrival(place(i), place(i + 1), start[i] + service(i));
        }
        returns = time;
        addLateness();
    }

    void addLateness() {
        for (int i = 0; data.lateness && i < count; i++) {
            if (nodes[i] < data.tasks && start[i] > data.due[nodes[i]]) {
                late += data.lateCost[nodes[i]] * (start[i] - data.due[nodes[i]]);
            }
        }
    }

    void note(int index, long arrives, long starts) {
        arrival[index] = arrives;
        start[index] = starts;
    }

    private long latestStart(int index, long time) {
        return latestStart(index, time, false);
    }

    /**
     * The latest departure from the start with which service at a stop, or the end, can begin by a time.
     *
     * @param around whether the breaks are taken where they were in the run made last, or left out
     */
    private long latestStart(int index, long time, boolean around) {
        long bound = time;
        for (int i = index - 1; i >= -1; i--) {
            bound = metric.latestDeparture(place(i), place(i + 1), bound);
            for (int b = around ? rests.count() - 1 : -1; b >= 0; b--) {
                if (rests.behind(b) == i) {
                    Break rest = data.fleet.breaks[type][b];
                    bound = rest.startUpTo(bound - rest.durationSeconds());
                }
            }
            bound -= service(i);
            if (i >= 0 && nodes[i] < data.tasks) {
                bound = data.lastServiceStart(nodes[i], bound);
            }
            if (bound < 0) {
                return -1;
            }
        }
        return bound;
    }

    long serviceStart(int index, long time) {
        int node = nodes[index];
        return node < data.tasks ? data.serviceStart(node, time) : Math.max(time, release[index]);
    }

    long service(int index) {
        return index >= 0 && nodes[index] < data.tasks ? data.service[nodes[index]] : 0;
    }

    long drive(int index, long departure) {
        return metric.arrival(place(index), place(index + 1), departure);
    }

    /** Seconds from a stop to the next one, where they don't depend on the time. */
    long leg(int index) {
        return metric.duration(place(index), place(index + 1));
    }

    /** The place of a stop; -1 is the start, the one behind the last the end. */
    int place(int index) {
        return index < 0
                ? data.fleet.startLocation[type]
                : index < count ? data.location(nodes[index]) : data.fleet.endLocation[type];
    }
}
