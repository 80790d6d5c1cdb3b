package io.clickshelf.logistics.model.routing.search;

/**
 * For the part of a route up to each node and the part from it on, its segment (Vidal et al. 2013): the least duration, and
 * the earliest and latest start that achieve it. Two segments are joined in O(1).
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
    /** The joined segment, left by {@link #combine}. */
    private long joinedDuration;

    private long joinedEarliest;
    private long joinedLatest;

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
    }

    /** Recomputes a route's segments; returns its least duration. */
    long refresh(int r, Metric metric, long opens) {
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

    /** Whether a route can start at all. */
    boolean hold(int r) {
        return headEarliest[state.end(r)] <= headLatest[state.end(r)];
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
        int last = extend(metric, headDuration[after], headEarliest[after], headLatest[after], after, pickup, type);
        int node = after;
        while (node != dropAfter) {
            node = state.next[node];
            last = extend(metric, joinedDuration, joinedEarliest, joinedLatest, last, node, type);
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
