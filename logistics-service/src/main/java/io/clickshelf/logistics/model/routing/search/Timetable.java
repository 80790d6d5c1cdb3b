package io.clickshelf.logistics.model.routing.search;

import io.clickshelf.logistics.model.routing.TimeWindow;
import java.util.Arrays;

/**
 * When a vehicle that goes through given nodes in order arrives at each and leaves it, so that the whole lasts as short as
 * it can, and among those ends as early as it can. Goods are released trip by trip: none of a trip's stops may be released
 * later than the vehicle leaves for it. O(nodes · windows). Reusable, by one thread.
 */
final class Timetable {

    private final SearchData data;
    private int[] nodes = new int[16];
    private int count;
    private int type;
    private Metric metric;
    /** Per node, for a reload the release of the trip that it starts. */
    private long[] release = new long[16];

    private long[] arrival = new long[16];
    private long[] start = new long[16];
    private long leaves;
    private long returns;

    Timetable(SearchData data) {
        this.data = data;
        this.metric = data.metrics[0];
    }

    /** Starts a new sequence. */
    Timetable begin(int vehicleType) {
        count = 0;
        type = vehicleType;
        metric = data.metrics[data.fleet.profile[vehicleType]];
        return this;
    }

    /** Adds a task or reload. */
    Timetable add(int node) {
        if (count == nodes.length) {
            nodes = Arrays.copyOf(nodes, 2 * count);
            release = Arrays.copyOf(release, 2 * count);
            arrival = Arrays.copyOf(arrival, 2 * count);
            start = Arrays.copyOf(start, 2 * count);
        }
        nodes[count++] = node;
        return this;
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

    /** Plans the sequence; returns its duration, or -1 if a window can't be met. */
    long plan() {
        long opens = Math.max(data.fleet.shiftOpens[type], releases());
        long closes = data.fleet.shiftCloses[type];
        long finish = finishFrom(0, opens + leg(-1));
        leaves = opens;
        returns = finish;
        if (finish > closes) {
            fill();
            return -1;
        }
        long last = latestLeave(finish);
        for (int i = 0; i < count; i++) {
            int node = nodes[i];
            for (int w = lastWindow(node); w > firstWindow(node); w--) {
                long later = finishFrom(i, data.windowOpens[w]);
                if (later > finish && later <= closes && later - latestLeave(later) < finish - last) {
                    finish = later;
                    last = latestLeave(later);
                }
            }
        }
        leaves = Math.max(opens, last);
        returns = finish;
        fill();
        return returns - leaves;
    }

    private int firstWindow(int node) {
        return node < data.tasks ? data.windowFrom[node] : 0;
    }

    private int lastWindow(int node) {
        return node < data.tasks ? data.windowFrom[node + 1] - 1 : 0;
    }

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

    private void fill() {
        long time = leaves + leg(-1);
        for (int i = 0; i < count; i++) {
            arrival[i] = time;
            start[i] = serviceStart(i, time);
            time = start[i] + service(i) + leg(i);
        }
        returns = time;
    }

    /** When the route ends if the vehicle arrives at a node at a time. */
    private long finishFrom(int from, long time) {
        for (int i = from; i < count && time <= TimeWindow.NEVER; i++) {
            time = serviceStart(i, time) + service(i) + leg(i);
        }
        return time;
    }

    /** The latest departure from the start with which the route still ends by a time. */
    private long latestLeave(long finish) {
        long bound = finish;
        for (int i = count - 1; i >= 0; i--) {
            bound -= leg(i) + service(i);
            if (nodes[i] < data.tasks) {
                bound = data.lastServiceStart(nodes[i], bound);
            }
        }
        return bound - leg(-1);
    }

    private long serviceStart(int index, long time) {
        int node = nodes[index];
        return node < data.tasks ? data.serviceStart(node, time) : Math.max(time, release[index]);
    }

    private long service(int index) {
        return nodes[index] < data.tasks ? data.service[nodes[index]] : 0;
    }

    /** Seconds from a node, or from the route's start for -1, to what comes next. */
    private long leg(int index) {
        int from = index < 0 ? data.fleet.startLocation[type] : data.location(nodes[index]);
        int to = index + 1 < count ? data.location(nodes[index + 1]) : data.fleet.endLocation[type];
        return metric.duration(from, to);
    }
}
