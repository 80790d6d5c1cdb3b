package io.clickshelf.logistics.model.routing.search;

/**
 * Times along the routes, per node. Forward: the earliest departure. Backward: the latest arrival from which all later
 * windows can still be met. Where the duration matters also, {@link DurationSegments}; where neither will do, a
 * {@link Timetable}.
 */
final class Timeline {

    /**
     * With more tasks even the routes that the search keeps are timed without the departures at which travel times change,
     * as those are that it only tries: a duration may come out a little long, and a route is gone through many times as fast.
     */
    private static final int EXACT = 60;

    private final SearchState state;
    private final SearchData data;
    private final TimeModel mode;
    private final long[] departure;
    private final long[] latest;
    private final DurationSegments segments;
    private final long[] routeRelease;
    private final long[] leastDuration;
    private final Timetable timetable;
    private final Timetable trial;
    private final RouteMemo memo;
    private Timetable last;

    Timeline(SearchState state) {
        this.state = state;
        this.data = state.data;
        this.mode = data.time;
        this.timetable = new Timetable(data, data.tasks <= EXACT);
        this.trial = new Timetable(data, false);
        this.memo = new RouteMemo(data.composed);
        this.last = trial;
        int windows = mode.ordinal() >= TimeModel.WINDOWS.ordinal() ? state.next.length : 0;
        this.departure = new long[windows];
        this.latest = new long[windows];
        this.segments = new DurationSegments(state, mode == TimeModel.DURATION ? state.next.length : 0);
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
            case DURATION -> segments.refresh(r, metric, opens);
            case SIMULATED -> simulated(r, -1, -1, -1, -1);
            default -> 0;
        };
    }

    /**
     * The route's least duration by going through it, with up to two nodes put behind its nodes; -1 if a window
     * can't be met. O(length · windows).
     */
    long simulated(int r, int after, int first, int afterToo, int second) {
        last = after < 0 ? timetable : trial;
        if (!data.composed) {
            fill(last, r, after, first, afterToo, second);
            return last.plan();
        }
        fill(memo, r, after, first, afterToo, second);
        long lasts = memo.value();
        if (lasts == RouteMemo.UNKNOWN) {
            fill(last, r, after, first, afterToo, second);
            lasts = last.plan();
            memo.keep(lasts);
        }
        return lasts;
    }

    private void fill(NodeSequence target, int r, int after, int first, int afterToo, int second) {
        target.begin(data.fleet.typeOf[r]);
        for (int node = state.start(r); node != state.end(r); node = state.next[node]) {
            if (node != state.start(r)) {
                target.add(node);
            }
            if (node == after) {
                target.add(first);
            }
            if (node == afterToo) {
                target.add(second);
            }
        }
    }

    /** What lateness costs in the route simulated last; 0 where nothing is. */
    long lateCost() {
        return mode == TimeModel.SIMULATED ? last.lateCost() : 0;
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
                && (mode != TimeModel.DURATION || segments.hold(r));
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
        long duration = segments.with(metric, task, after, r);
        boolean tooLate =
                data.releases && data.release[task] > routeRelease[r] && data.release[task] > segments.joinedLatest();
        return tooLate ? -1 : duration;
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
        return segments.withPair(metric, pickup, after, dropAfter, r);
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
