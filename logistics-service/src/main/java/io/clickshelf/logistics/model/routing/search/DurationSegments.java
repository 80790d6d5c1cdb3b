package io.clickshelf.logistics.model.routing.search;

import io.clickshelf.logistics.model.routing.Break;
import io.clickshelf.logistics.model.routing.DrivingRules;
import io.clickshelf.logistics.model.routing.TimeWindow;
import org.jspecify.annotations.Nullable;

/**
 * For the part of a route up to each node and the part from it on, its segment (Vidal et al. 2013): the least duration, and
 * the earliest and latest start that achieve it. Two segments are joined in O(1). Of several windows of a stop only the
 * first opening and the last closing count; breaks lie behind the nodes behind which the route's plan has them.
 */
final class DurationSegments {

    private final SearchState state;
    private final SearchData data;
    private final long[] headDuration;
    private final long[] headEarliest;
    private final long[] headLatest;
    private final long[] tailDuration;
    private final long[] tailEarliest;
    private final long[] tailLatest;
    /** Behind each node, the first of the breaks that are taken there and the one after the last; both 0 where none are. */
    private final int[] restFrom;

    private final int[] restTo;
    /** Whether there is a rest from driving, too, and how long is driven from the rest before the way on to the one behind it. */
    private final boolean[] rests;

    private final long[] stretch;
    /** Of each route, how long is driven. */
    private final long[] driving;

    /** The joined segment, left by {@link #combine}. */
    private long joinedDuration;

    private long joinedEarliest;
    private long joinedLatest;
    private boolean reached;

    /** @param nodes of the state, or 0 where durations do not matter */
    DurationSegments(SearchState state, int nodes) {
        this.state = state;
        this.data = state.data;
        this.headDuration = new long[nodes];
        this.headEarliest = new long[nodes];
        this.headLatest = new long[nodes];
        this.tailDuration = new long[nodes];
        this.tailEarliest = new long[nodes];
        this.tailLatest = new long[nodes];
        this.restFrom = new int[data.breaks || data.drivingHours ? nodes : 0];
        this.restTo = new int[restFrom.length];
        this.rests = new boolean[data.drivingHours ? nodes : 0];
        this.stretch = new long[rests.length];
        this.driving = new long[data.drivingHours ? data.fleet.vehicles : 0];
    }

    /** Notes behind which nodes of a route its plan has breaks and rests. */
    private void place(int r, int type, @Nullable Timetable plan) {
        int index = -1;
        int own = data.fleet.breaks[type].length;
        for (int node = state.start(r), end = state.end(r); node != end; node = state.next[node]) {
            restFrom[node] = 0;
            restTo[node] = 0;
            if (data.drivingHours) {
                rests[node] = false;
            }
            for (int p = 0; plan != null && p < plan.pauseCount(); p++) {
                int number = plan.number(p);
                if (plan.behind(p) == index && number == own) {
                    rests[node] = true;
                } else if (plan.behind(p) == index) {
                    restFrom[node] = restTo[node] == 0 ? number : restFrom[node];
                    restTo[node] = number + 1;
                }
            }
            index++;
        }
    }

    /** Sums up how long is driven from rest to rest. */
    private void sumDriving(int r, int type, Metric metric, Timetable plan) {
        DrivingRules hours = data.fleet.driving[type];
        int end = state.end(r);
        int from = state.start(r);
        long since = plan.breaks().restsBefore(hours) ? 0 : hours.since();
        long total = 0;
        for (int node = from; node != end; node = state.next[node]) {
            boolean rested = rests[node];
            for (int b = restFrom[node]; b < restTo[node]; b++) {
                rested |= hours.isRest(data.fleet.breaks[type][b]);
            }
            if (rested) {
                fill(from, node, since);
                from = node;
                since = 0;
            }
            long leg = metric.duration(state.location[node], state.location[state.next[node]]);
            since += leg;
            total += leg;
        }
        fill(from, end, since);
        driving[r] = total;
    }

    private void fill(int from, int to, long driven) {
        for (int node = from; node != to; node = state.next[node]) {
            stretch[node] = driven;
        }
    }

    /** Whether driving hours are kept with a task behind a node and no further rest; false if that is not known. O(1). */
    boolean restsSuffice(Metric metric, int task, int after, int second, int r) {
        DrivingRules hours = data.fleet.driving[data.fleet.typeOf[r]];
        if (!hours.limited()) {
            return true;
        }
        int place = data.taskLocation[task];
        int following = state.location[state.next[after]];
        long more = (long) metric.duration(state.location[after], place)
                + metric.duration(place, following)
                - metric.duration(state.location[after], following);
        return second < 0 && stretch[after] + more <= hours.restAfter() && driving[r] + more <= hours.most();
    }

    /**
     * Recomputes a route's segments; returns its least duration.
     *
     * @param plan as the route was planned last, or null where breaks and rests don't count
     */
    long refresh(int r, Metric metric, long opensAt, @Nullable Timetable plan) {
        int start = state.start(r);
        int end = state.end(r);
        int type = data.fleet.typeOf[r];
        long opens = opensAt;
        long closes = data.fleet.shiftCloses[type];
        if (restFrom.length > 0) {
            place(r, type, plan);
        }
        if (plan != null) {
            opens = Math.max(opens, plan.breaks().overBefore());
            closes = Math.min(closes, plan.breaks().latestReturn());
            if (data.fleet.driving[type].limited()) {
                sumDriving(r, type, metric, plan);
            }
        }
        joinedDuration = 0;
        joinedEarliest = opens;
        joinedLatest = closes;
        rest(start, type);
        headDuration[start] = joinedDuration;
        headEarliest[start] = joinedEarliest;
        headLatest[start] = joinedLatest;
        for (int node = start; node != end; node = state.next[node]) {
            int following = state.next[node];
            long travel = metric.duration(state.location[node], state.location[following]);
            append(headDuration[node], headEarliest[node], headLatest[node], travel, following, type);
            rest(following, type);
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
                joinedDuration = data.service[before];
                joinedEarliest = data.windowOpens[data.windowFrom[before]];
                joinedLatest = data.windowCloses[data.windowFrom[before + 1] - 1];
            } else {
                joinedDuration = 0;
                joinedEarliest = opens;
                joinedLatest = closes;
            }
            rest(before, type);
            join(joinedDuration, joinedEarliest, joinedLatest, travel, node);
            tailDuration[before] = joinedDuration;
            tailEarliest[before] = joinedEarliest;
            tailLatest[before] = joinedLatest;
        }
        return headDuration[end];
    }

    /** Joins what was joined last and the breaks behind a node. */
    private void rest(int node, int type) {
        if (restFrom.length == 0) {
            return;
        }
        if (data.drivingHours && rests[node]) {
            combine(
                    joinedDuration,
                    joinedEarliest,
                    joinedLatest,
                    0,
                    data.fleet.driving[type].restSeconds(),
                    0,
                    TimeWindow.NEVER);
        }
        for (int b = restFrom[node]; b < restTo[node]; b++) {
            Break rest = data.fleet.breaks[type][b];
            combine(
                    joinedDuration,
                    joinedEarliest,
                    joinedLatest,
                    0,
                    rest.durationSeconds(),
                    rest.opens(),
                    rest.closes());
        }
    }

    /** Joins a segment and a single node behind it. */
    private void append(long lasts, long earliest, long last, long travel, int node, int type) {
        if (node < data.tasks) {
            combine(
                    lasts,
                    earliest,
                    last,
                    travel,
                    data.service[node],
                    data.windowOpens[data.windowFrom[node]],
                    data.windowCloses[data.windowFrom[node + 1] - 1]);
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
        reached &= earliest + offset <= last2;
        joinedDuration = offset + lasts2 + wait;
        joinedEarliest = Math.max(earliest2 - offset, earliest) - wait;
        joinedLatest = Math.min(last2 - offset, last);
    }

    /** Whether a route can start at all. */
    boolean hold(int r) {
        return headEarliest[state.end(r)] <= headLatest[state.end(r)];
    }

    /** Whether in what was joined last every window is reached, breaks where they are. */
    boolean joinedHolds() {
        return reached;
    }

    /** The latest start of what was joined last. */
    long joinedLatest() {
        return joinedLatest;
    }

    /** A route's least duration with a task behind a node. O(1). */
    long with(Metric metric, int task, int after, int r) {
        int place = data.taskLocation[task];
        int following = state.next[after];
        int type = data.fleet.typeOf[r];
        reached = true;
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
        return joinedDuration;
    }

    /** A route's least duration with a pick-up behind one node and its delivery behind another. O(length). */
    long withPair(Metric metric, int pickup, int after, int dropAfter, int r) {
        int type = data.fleet.typeOf[r];
        reached = true;
        int last = extend(metric, headDuration[after], headEarliest[after], headLatest[after], after, pickup, type);
        int node = after;
        while (node != dropAfter) {
            node = state.next[node];
            last = extend(metric, joinedDuration, joinedEarliest, joinedLatest, last, node, type);
            rest(node, type);
        }
        last = extend(metric, joinedDuration, joinedEarliest, joinedLatest, last, data.partner[pickup], type);
        int following = state.next[dropAfter];
        long travel = metric.duration(state.location[last], state.location[following]);
        join(joinedDuration, joinedEarliest, joinedLatest, travel, following);
        return joinedDuration;
    }

    private int extend(Metric metric, long lasts, long earliest, long last, int from, int node, int type) {
        append(lasts, earliest, last, metric.duration(state.location[from], state.location[node]), node, type);
        return node;
    }
}
