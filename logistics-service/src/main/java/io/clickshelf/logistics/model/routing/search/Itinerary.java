package io.clickshelf.logistics.model.routing.search;

import io.clickshelf.logistics.model.routing.Break;
import io.clickshelf.logistics.model.routing.TimeWindow;
import java.util.Arrays;

/**
 * The nodes that a vehicle goes through in order, breaks among them if it is said where they are taken, and when it is at each
 * if it leaves at a given time. Goods are released trip by trip: none of a trip's stops may be released later than the vehicle
 * leaves for it. Reusable, by one thread.
 */
final class Itinerary implements NodeSequence {

    static final long TOO_LATE = 2 * TimeWindow.NEVER;

    final SearchData data;
    private int[] nodes = new int[16];
    private int count;
    private int type;
    private Metric metric;
    private boolean severalWindows;
    /** Per node, for a reload the release of the trip that it starts. */
    private long[] release = new long[16];

    private long[] arrival = new long[16];
    private long[] start = new long[16];

    Itinerary(SearchData data) {
        this.data = data;
        this.metric = data.metrics[0];
    }

    @Override
    public void begin(int vehicleType) {
        count = 0;
        type = vehicleType;
        metric = data.metrics[data.fleet.profile[vehicleType]];
        severalWindows = data.severalWindows;
    }

    @Override
    public void add(int node) {
        if (count == nodes.length) {
            nodes = Arrays.copyOf(nodes, 2 * count);
            release = Arrays.copyOf(release, 2 * count);
            arrival = Arrays.copyOf(arrival, 2 * count);
            start = Arrays.copyOf(start, 2 * count);
        }
        nodes[count++] = node;
    }

    /** Adds a break of the vehicle's, taken where it then is. */
    void addBreak(int number) {
        add(-1 - number);
        severalWindows |= data.fleet.rest(type, number).windows().size() > 1;
    }

    int count() {
        return count;
    }

    int type() {
        return type;
    }

    Metric metric() {
        return metric;
    }

    /** Whether anything on the way has several windows. */
    boolean severalWindows() {
        return severalWindows;
    }

    int node(int index) {
        return nodes[index];
    }

    boolean isTask(int index) {
        return nodes[index] >= 0 && nodes[index] < data.tasks;
    }

    boolean isBreak(int index) {
        return index >= 0 && index < count && nodes[index] < 0;
    }

    Break rest(int index) {
        return data.fleet.rest(type, -1 - nodes[index]);
    }

    long arrival(int index) {
        return arrival[index];
    }

    long start(int index) {
        return start[index];
    }

    void note(int index, long arrives, long starts) {
        arrival[index] = arrives;
        start[index] = starts;
    }

    /** Notes each trip's release; returns the first trip's. */
    long releases() {
        long latest = 0;
        for (int i = count - 1; i >= 0; i--) {
            if (isTask(i)) {
                latest = Math.max(latest, data.release[nodes[i]]);
            } else if (nodes[i] >= 0) {
                release[i] = latest;
                latest = 0;
            }
        }
        return latest;
    }

    /** Goes through the route, each stop as early as can be; returns its end, at {@link #TOO_LATE} or later if a window is missed. */
    long run(long departure) {
        long time = drive(-1, departure);
        for (int i = 0; i < count; i++) {
            arrival[i] = time;
            start[i] = serviceStart(i, time);
            if (start[i] >= TOO_LATE) {
                return TOO_LATE;
            }
            time = drive(i, start[i] + service(i));
        }
        return time;
    }

    /** What lateness costs in the run made last. */
    long lateCost() {
        long late = 0;
        for (int i = 0; data.lateness && i < count; i++) {
            if (isTask(i) && start[i] > data.due[nodes[i]]) {
                late += data.lateCost[nodes[i]] * (start[i] - data.due[nodes[i]]);
            }
        }
        return late;
    }

    /** The latest departure from the start with which service at a stop, or the end, can begin by a time; -1 if there is none. */
    long latestStart(int index, long time) {
        long bound = time;
        for (int i = index - 1; i >= -1; i--) {
            bound = latestLeave(i, bound) - service(i);
            if (i >= 0 && isTask(i)) {
                bound = data.lastServiceStart(nodes[i], bound);
            } else if (isBreak(i)) {
                bound = rest(i).startUpTo(bound);
            }
            if (bound < 0) {
                return -1;
            }
        }
        return bound;
    }

    /** The latest moment to leave a stop for the next one to be reached by a time. */
    long latestLeave(int index, long time) {
        return isBreak(index + 1) ? time : metric.latestDeparture(place(index), place(index + 1), time);
    }

    long serviceStart(int index, long time) {
        int node = nodes[index];
        if (node < 0) {
            return rest(index).startFrom(time);
        }
        return node < data.tasks ? data.serviceStart(node, time) : Math.max(time, release[index]);
    }

    long service(int index) {
        if (index < 0 || nodes[index] >= data.tasks) {
            return 0;
        }
        return nodes[index] < 0 ? rest(index).durationSeconds() : data.service[nodes[index]];
    }

    /** When the next stop is reached from one that is left at a time. */
    long drive(int index, long departure) {
        return isBreak(index + 1) ? departure : metric.arrival(place(index), place(index + 1), departure);
    }

    /** Seconds from a stop to the next one, where they don't depend on the time. */
    long leg(int index) {
        return isBreak(index + 1) ? 0 : metric.duration(place(index), place(index + 1));
    }

    /** Departures at which the way from a stop to the next one begins to take longer or shorter. */
    long[] changes(int index) {
        return isBreak(index + 1) ? Metric.NEVER_CHANGES : metric.changes(place(index), place(index + 1));
    }

    /** The place of a stop; -1 is the start, the one behind the last the end; a break is where the stop before it is. */
    int place(int index) {
        int at = index;
        while (isBreak(at)) {
            at--;
        }
        return at < 0
                ? data.fleet.startLocation[type]
                : at < count ? data.location(nodes[at]) : data.fleet.endLocation[type];
    }
}
