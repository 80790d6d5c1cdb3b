package io.clickshelf.logistics.model.routing.search;

/**
 * Times along the routes, per node. Forward: the earliest departure. Backward: the latest arrival from which all later
 * windows can still be met. Where the duration matters also, for the part up to a node and the part from it on, the segment
 * (least duration, earliest and latest start that achieve it) of Vidal et al. (2013), joined in O(1).
 */
final class Timeline {

    private final SearchState state;
    private final SearchData data;
    private final TimeModel mode;
    private final long[] departure;
    private final long[] latest;
    private final long[] headDuration;
    private final long[] headEarliest;
    private final long[] headLatest;
    private final long[] tailDuration;
    private final long[] tailEarliest;
    private final long[] tailLatest;
    private final long[] routeRelease;
    private final long[] leastDuration;
    private final Timetable timetable;
    /** The joined segment's least duration and latest start, left by {@link #join}. */
    private long joinedDuration;

    private long joinedEarliest;
    private long joinedLatest;

    Timeline(SearchState state) {
        this.state = state;
        this.data = state.data;
        this.mode = data.time;
        this.timetable = new Timetable(data);
        int windows = mode.ordinal() >= TimeModel.WINDOWS.ordinal() ? state.next.length : 0;
        int segments = mode == TimeModel.DURATION ? state.next.length : 0;
        this.departure = new long[windows];
        this.latest = new long[windows];
        this.headDuration = new long[segments];
        this.headEarliest = new long[segments];
        this.headLatest = new long[segments];
        this.tailDuration = new long[segments];
        this.tailEarliest = new long[segments];
        this.tailLatest = new long[segments];
        this.leastDuration = new long[data.timeDependent ? data.fleet.vehicles : 0];
        this.routeRelease = new long[data.releases ? data.fleet.vehicles : 0];
    }

    /** Recomputes a route's times; returns its least duration, or 0 where nobody asks for it. */
    long refresh(int r, Metric metric) {
        if (mode == TimeModel.NONE) {
            return 0;
        }
        if (mode == TimeModel.ADDITIVE) {
            return sum(r, metric);
        }
        if (data.timeDependent) {
            leastDuration[r] = sum(r, metric);
        }
        long opens = opening(r);
        forward(r, metric, opens);
        backward(r, metric);
        return switch (mode) {
            case DURATION -> segments(r, metric, opens);
            case SIMULATED -> simulated(r, -1, -1, -1, -1);
            default -> 0;
        };
    }

    /**
     * The route's least duration by going through it, with up to two nodes put behind its nodes; -1 if a window
     * can't be met. O(length · windows).
     */
    long simulated(int r, int after, int first, int afterToo, int second) {
        timetable.begin(data.fleet.typeOf[r]);
        for (int node = state.start(r); node != state.end(r); node = state.next[node]) {
            if (node != state.start(r)) {
                timetable.add(node);
            }
            if (node == after) {
                timetable.add(first);
            }
            if (node == afterToo) {
                timetable.add(second);
            }
        }
        return timetable.plan();
    }

    /** What lateness costs in the route simulated last; 0 where nothing is. */
    long lateCost() {
        return mode == TimeModel.SIMULATED ? timetable.lateCost() : 0;
    }

    /** A route's duration if every leg were driven when it is fastest, waiting left out. */
    long leastDuration(int r) {
        return leastDuration[r];
    }

    private long opening(int r) {
        long opens = data.fleet.shiftOpens[data.fleet.typeOf[r]];
        if (data.releases && mode == TimeModel.DURATION) {
            long release = 0;
            for (int node = state.next[state.start(r)]; node != state.end(r); node = state.next[node]) {
                release = Math.max(release, data.release[node]);
            }
            routeRelease[r] = release;
            opens = Math.max(opens, release);
        }
        return opens;
    }

    private long sum(int r, Metric metric) {
        long time = 0;
        int end = state.end(r);
        for (int node = state.start(r); node != end; node = state.next[node]) {
            time += metric.duration(state.location[node], state.location[state.next[node]]);
            if (node < data.tasks) {
                time += data.service[node];
            }
        }
        return time;
    }

    private void forward(int r, Metric metric, long opens) {
        int node = state.start(r);
        int end = state.end(r);
        long time = opens;
        departure[node] = time;
        while (node != end) {
            int following = state.next[node];
            time += metric.duration(state.location[node], state.location[following]);
            if (following < data.tasks) {
                time = data.serviceStart(following, time) + data.service[following];
            }
            departure[following] = time;
            node = following;
        }
    }

    /** Brings earliest departures and latest arrivals up to date after a task was put in. O(nodes that change). */
    void inserted(int r, Metric metric, int task) {
        departure[task] = -1;
        int end = state.end(r);
        for (int node = task; ; node = state.next[node]) {
            int before = state.prev[node];
            long time = departure[before] + metric.duration(state.location[before], state.location[node]);
            if (node < data.tasks) {
                time = data.serviceStart(node, time) + data.service[node];
            }
            if (time == departure[node]) {
                break;
            }
            departure[node] = time;
            if (node == end) {
                break;
            }
        }
        latest[task] = Long.MIN_VALUE;
        int start = state.start(r);
        for (int node = task; ; node = state.prev[node]) {
            int following = state.next[node];
            long bound = latest[following] - metric.duration(state.location[node], state.location[following]);
            if (node < data.tasks) {
                bound = data.lastServiceStart(node, bound - data.service[node]);
            }
            if (bound == latest[node]) {
                break;
            }
            latest[node] = bound;
            if (node == start) {
                break;
            }
        }
    }

    private void backward(int r, Metric metric) {
        int node = state.end(r);
        int start = state.start(r);
        long bound = data.fleet.shiftCloses[data.fleet.typeOf[r]];
        latest[node] = bound;
        while (node != start) {
            int before = state.prev[node];
            bound -= metric.duration(state.location[before], state.location[node]);
            if (before < data.tasks) {
                bound = data.lastServiceStart(before, bound - data.service[before]);
            }
            latest[before] = bound;
            node = before;
        }
    }

    private long segments(int r, Metric metric, long opens) {
        int start = state.start(r);
        int end = state.end(r);
        int type = data.fleet.typeOf[r];
        long closes = data.fleet.shiftCloses[type];
        headDuration[start] = 0;
        headEarliest[start] = opens;
        headLatest[start] = closes;
        for (int node = start; node != end; node = state.next[node]) {
            int following = state.next[node];
            long travel = metric.duration(state.location[node], state.location[following]);
            append(headDuration[node], headEarliest[node], headLatest[node], travel, following, type);
            headDuration[following] = joinedDuration;
            headEarliest[following] = joinedEarliest;
            headLatest[following] = joinedLatest;
        }
        tailDuration[end] = 0;
        tailEarliest[end] = data.fleet.shiftOpens[type];
        tailLatest[end] = closes;
        for (int node = end; node != start; node = state.prev[node]) {
            int before = state.prev[node];
            long travel = metric.duration(state.location[before], state.location[node]);
            if (before < data.tasks) {
                int w = data.windowFrom[before];
                join(data.service[before], data.windowOpens[w], data.windowCloses[w], travel, node);
            } else {
                join(0, opens, closes, travel, node);
            }
            tailDuration[before] = joinedDuration;
            tailEarliest[before] = joinedEarliest;
            tailLatest[before] = joinedLatest;
        }
        return headDuration[end];
    }

    /** Joins a segment and a single node behind it. */
    private void append(long lasts, long earliest, long last, long travel, int node, int type) {
        if (node < data.tasks) {
            int w = data.windowFrom[node];
            combine(lasts, earliest, last, travel, data.service[node], data.windowOpens[w], data.windowCloses[w]);
        } else {
            combine(lasts, earliest, last, travel, 0, data.fleet.shiftOpens[type], data.fleet.shiftCloses[type]);
        }
    }

    /** Joins a segment and the tail that starts at a node. */
    private void join(long lasts, long earliest, long last, long travel, int node) {
        combine(lasts, earliest, last, travel, tailDuration[node], tailEarliest[node], tailLatest[node]);
    }

    private void combine(long lasts, long earliest, long last, long travel, long lasts2, long earliest2, long last2) {
        long offset = lasts + travel;
        long wait = Math.max(0, earliest2 - offset - last);
        joinedDuration = offset + lasts2 + wait;
        joinedEarliest = Math.max(earliest2 - offset, earliest) - wait;
        joinedLatest = Math.min(last2 - offset, last);
    }

    /** By how much a route without waiting gets longer by a task between two places. */
    long added(Metric metric, int from, int task, int to) {
        int place = data.taskLocation[task];
        return metric.durationInto(place, from)
                + metric.duration(place, to)
                - metric.duration(from, to)
                + data.service[task];
    }

    /** Whether all windows can be met with a task behind a node. O(1). */
    boolean meets(Metric metric, int task, int after) {
        int place = data.taskLocation[task];
        int following = state.next[after];
        long arrival = departure[after] + metric.durationInto(place, state.location[after]);
        long begin = data.serviceStart(task, arrival);
        return begin + data.service[task] + metric.duration(place, state.location[following]) <= latest[following];
    }

    /** Whether a route's windows can all be met. */
    boolean holds(int r) {
        int start = state.start(r);
        return departure[start] <= latest[start]
                && (mode != TimeModel.SIMULATED || state.duration[r] >= 0)
                && (mode != TimeModel.DURATION || headEarliest[state.end(r)] <= headLatest[state.end(r)]);
    }

    /** The earliest departure from a task behind a node that is left at a time; NEVER or later if it is too late. */
    long departureAfter(Metric metric, int task, int location, long time) {
        return data.serviceStart(task, time + metric.duration(location, data.taskLocation[task])) + data.service[task];
    }

    long departure(int node) {
        return departure[node];
    }

    long latest(int node) {
        return latest[node];
    }

    /** The route's least duration with a task behind a node, or -1 if its goods come too late. O(1). */
    long durationWith(Metric metric, int task, int after, int r) {
        int place = data.taskLocation[task];
        int following = state.next[after];
        int type = data.fleet.typeOf[r];
        append(
                headDuration[after],
                headEarliest[after],
                headLatest[after],
                metric.durationInto(place, state.location[after]),
                task,
                type);
        join(
                joinedDuration,
                joinedEarliest,
                joinedLatest,
                metric.duration(place, state.location[following]),
                following);
        if (data.releases && data.release[task] > routeRelease[r] && data.release[task] > joinedLatest) {
            return -1;
        }
        return joinedDuration;
    }

    /** The least duration with a pick-up behind one node and its delivery behind another; -1 if too late. O(length). */
    long durationWithPair(Metric metric, int pickup, int after, int dropAfter, int r) {
        int delivery = data.partner[pickup];
        if (mode == TimeModel.ADDITIVE) {
            return additiveWithPair(metric, pickup, delivery, after, dropAfter, r);
        }
        if (mode == TimeModel.SIMULATED) {
            return simulated(r, after, pickup, dropAfter, delivery);
        }
        int type = data.fleet.typeOf[r];
        int last = extend(metric, headDuration[after], headEarliest[after], headLatest[after], after, pickup, type);
        int node = after;
        while (node != dropAfter) {
            node = state.next[node];
            last = extend(metric, joinedDuration, joinedEarliest, joinedLatest, last, node, type);
        }
        last = extend(metric, joinedDuration, joinedEarliest, joinedLatest, last, delivery, type);
        int following = state.next[dropAfter];
        long travel = metric.duration(state.location[last], state.location[following]);
        join(joinedDuration, joinedEarliest, joinedLatest, travel, following);
        return joinedDuration;
    }

    private int extend(Metric metric, long lasts, long earliest, long last, int from, int node, int type) {
        append(lasts, earliest, last, metric.duration(state.location[from], state.location[node]), node, type);
        return node;
    }

    private long additiveWithPair(Metric metric, int pickup, int delivery, int after, int dropAfter, int r) {
        int place = state.location[pickup];
        int behind = state.location[state.next[after]];
        long longer = added(metric, state.location[after], pickup, behind);
        longer += dropAfter == after
                ? added(metric, place, delivery, behind)
                : added(metric, state.location[dropAfter], delivery, state.location[state.next[dropAfter]]);
        return state.duration[r] + longer;
    }
}
