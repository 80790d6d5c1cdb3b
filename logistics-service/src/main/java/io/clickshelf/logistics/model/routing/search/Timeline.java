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
    /** Of each route, what lateness costs if every stop is served as early as can be. */
    private final long[] leastLate;

    private final Timetable timetable;
    private final Timetable trial;
    private final RouteMemo memo;
    private Timetable last;

    Timeline(SearchState state) {
        this.state = state;
        this.data = state.data;
        this.mode = data.time;
        this.timetable = new Timetable(data, data.tasks <= (data.breaks || data.drivingHours ? Timetable.FEW : EXACT));
        this.trial = new Timetable(data, false);
        this.memo = new RouteMemo(data.composed);
        this.last = trial;
        int windows = mode.ordinal() >= TimeModel.WINDOWS.ordinal() ? state.next.length : 0;
        this.departure = new long[windows];
        this.latest = new long[windows];
        this.segments =
                new DurationSegments(state, mode.ordinal() >= TimeModel.DURATION.ordinal() ? state.next.length : 0);
        this.leastLate = new long[data.lateness ? data.fleet.vehicles : 0];
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
        long opens = opening(r);
        forward(r, metric, opens);
        backward(r, metric);
        return switch (mode) {
            case DURATION -> segments.refresh(r, metric, opens, null);
            case SIMULATED -> {
                long lasts = simulated(r, -1, -1, -1, -1);
                segments.refresh(r, metric, opens, lasts >= 0 && pausesStay(r) ? timetable : null);
                yield lasts;
            }
            default -> 0;
        };
    }

    /** Where breaks and rests are planned exactly they may move, and only without them a duration is a bound. */
    private boolean pausesStay(int r) {
        int type = data.fleet.typeOf[r];
        boolean few = data.tasks <= Timetable.FEW;
        return pauses(type) && (!few || data.onlyPauses && !data.fleet.driving[type].limited());
    }

    private boolean pauses(int type) {
        return data.fleet.driving[type].limited() || data.fleet.breaks[type].length > 0;
    }

    /**
     * By how much a route's time and lateness get dearer with a task behind a node, and maybe a second one behind another;
     * {@link Insertion#NONE} if that can't be or costs no less than {@code bar}. What can't cost less even if every leg is
     * driven when it is fastest is not looked at closer, and where only breaks and rests must be seen to, those stay where they
     * are: O(1), for two O(length); else the whole route is planned.
     */
    long dearer(Metric metric, int r, int after, int first, int afterToo, int second, long bar) {
        int type = data.fleet.typeOf[r];
        long rate = data.fleet.costPerDuration[type];
        long lasts = second < 0
                ? segments.with(metric, first, after, r)
                : segments.withPair(metric, first, after, afterToo, r);
        long now = rate * state.duration[r] + state.lateness[r];
        long least = rate * lasts - now;
        if (data.lateness) {
            long time = departure[after] + metric.duration(state.location[after], data.taskLocation[first]);
            least += leastLate[r] + lateCost(first, data.serviceStart(first, time));
        }
        if (least >= bar) {
            return Insertion.NONE;
        }
        if (data.onlyPauses
                && state.duration[r] >= 0
                && (pausesStay(r) || !pauses(type))
                && segments.joinedHolds()
                && lasts <= data.fleet.maxDuration[type]
                && segments.restsSuffice(metric, first, after, second, r)) {
            return least;
        }
        long planned = simulated(r, after, first, afterToo, second);
        return planned < 0 || planned > data.fleet.maxDuration[type]
                ? Insertion.NONE
                : rate * planned + last.lateCost() - now;
    }

    private long lateCost(int task, long start) {
        return start > data.due[task] ? data.lateCost[task] * (start - data.due[task]) : 0;
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
        long late = 0;
        while (node != end) {
            int following = state.next[node];
            time += metric.duration(state.location[node], state.location[following]);
            if (following < data.tasks) {
                time = data.serviceStart(following, time);
                late += data.lateness ? lateCost(following, time) : 0;
                time += data.service[following];
            }
            departure[following] = time;
            node = following;
        }
        if (data.lateness) {
            leastLate[r] = late;
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

    /** The least duration with a pick-up behind one node and its delivery behind another. O(length). */
    long durationWithPair(Metric metric, int pickup, int after, int dropAfter, int r) {
        return mode == TimeModel.ADDITIVE
                ? additiveWithPair(metric, pickup, data.partner[pickup], after, dropAfter, r)
                : segments.withPair(metric, pickup, after, dropAfter, r);
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
