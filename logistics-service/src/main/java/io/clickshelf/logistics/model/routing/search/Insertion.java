package io.clickshelf.logistics.model.routing.search;

import java.util.Objects;

/**
 * Finds the cheapest feasible place for an absent task: behind or before its neighbours, or in an unused vehicle. Places
 * are skipped at random now and then ("blinks", Christiaens and Vanden Berghe 2020). O(1) a place.
 */
final class Insertion {

    static final long NONE = Long.MAX_VALUE;

    private static final double BLINK_RATE = 0.01;
    /** With a handful of tasks all are taken out at once, and greed alone would always put them back the same way. */
    private static final double BLINKS_PER_TASK = 0.7;

    private final SearchState state;
    private final SearchData data;
    private final Fleet fleet;
    private final Neighbors neighbors;
    private final SearchRandom random;
    private final boolean[] active;
    private final boolean homogeneousMetric;
    private final boolean plain;
    private final double logSeen;
    private int blinkIn = 1;

    /** The node behind which the task is best put, and the route; valid after {@link #find} found one. */
    int bestAfter;

    long bestDelta;
    /** Places looked at so far. */
    long evaluated;

    private long taskDelta;
    private final ReloadInsertion reloads;

    Insertion(SearchState state, Neighbors neighbors, SearchRandom random, boolean[] active) {
        this.state = state;
        this.data = state.data;
        this.fleet = data.fleet;
        this.neighbors = neighbors;
        this.random = random;
        this.active = active;
        this.homogeneousMetric = data.metrics.length == 1;
        this.plain = data.plain();
        this.logSeen = Math.log(1 - Math.clamp(BLINKS_PER_TASK / data.tasks, BLINK_RATE, 0.3));
        this.reloads = new ReloadInsertion(state, this);
    }

    /** Puts the task where {@link #find} found it best. */
    void apply(int task) {
        if (reloads.chosen()) {
            reloads.apply(task, bestAfter);
        } else {
            state.insert(task, bestAfter);
        }
    }

    /** Looks for the best place; returns whether there is one. */
    boolean find(int task) {
        evaluated += neighbors.width();
        bestDelta = NONE;
        bestAfter = -1;
        reloads.reject();
        if (plain) {
            nearPlain(task);
        } else {
            near(task);
        }
        considerUnused(task);
        if (bestAfter < 0) {
            considerAll(task);
        }
        return bestAfter >= 0;
    }

    private void near(int task) {
        int[] route = state.route;
        int[] prev = state.prev;
        int tasks = data.tasks;
        int width = neighbors.width();
        for (int rank = 0; rank < width; rank++) {
            int near = neighbors.at(task, rank);
            int r = route[near];
            if (r < 0 || !active[r] || !mayTake(task, r)) {
                continue;
            }
            consider(task, near, r);
            if (prev[near] >= tasks) {
                consider(task, prev[near], r);
            }
        }
    }

    /** The same as {@link #near} for one kind of load, one price of distance and nothing else: the hottest loop of all. */
    private void nearPlain(int task) {
        int[] route = state.route;
        int[] next = state.next;
        int[] prev = state.prev;
        int[] location = state.location;
        int[] step = state.stepDistance;
        int[] load = state.routeLoad;
        int[] list = neighbors.list();
        int tasks = data.tasks;
        int room = fleet.capacity[0] - data.delivery[task] - data.pickup[task];
        int row = location[task] * data.metrics[0].width();
        int[] outward = Objects.requireNonNull(data.metrics[0].distances);
        int[] inward = Objects.requireNonNull(data.metrics[0].inward);
        int least = Integer.MAX_VALUE;
        int last = (task + 1) * neighbors.width();
        for (int at = task * neighbors.width(); at < last; at++) {
            int near = list[at];
            int r = route[near];
            if (r < 0 || load[r] > room || !active[r]) {
                continue;
            }
            int toNear = inward[row + location[near]];
            int longer = toNear + outward[row + location[next[near]]] - step[near];
            if (longer < least && !blink()) {
                least = longer;
                bestAfter = near;
            }
            int before = prev[near];
            if (before >= tasks) {
                longer = inward[row + location[before]] + outward[row + location[near]] - step[before];
                if (longer < least && !blink()) {
                    least = longer;
                    bestAfter = before;
                }
            }
        }
        if (bestAfter >= 0) {
            bestDelta = fleet.costPerDistance[0] * least;
        }
    }

    /** Whether a place is to be overlooked this time. */
    private boolean blink() {
        if (--blinkIn > 0) {
            return false;
        }
        blinkIn = 1 + (int) (Math.log(1 - random.unit()) / logSeen);
        return true;
    }

    /** Every place in every route: what is left when all the neighbours' routes are full. */
    private void considerAll(int task) {
        for (int r = 0; r < fleet.vehicles; r++) {
            if (state.size[r] == 0 || !active[r] || !mayTake(task, r)) {
                continue;
            }
            int end = state.end(r);
            for (int node = state.start(r); node != end; node = state.next[node]) {
                consider(task, node, r);
            }
        }
    }

    private void considerUnused(int task) {
        for (int type = 0; type < fleet.types; type++) {
            int r = state.free.any(type);
            if (r >= 0 && mayTake(task, r)) {
                consider(task, state.start(r), r);
            }
        }
    }

    /** What doesn't depend on the place in the route. */
    private boolean mayTake(int task, int r) {
        int type = fleet.typeOf[r];
        if (data.simpleLoad && !fitsRoute(task, r, type)) {
            return false;
        }
        return fleet.allows(task, type)
                && state.size[r] < fleet.maxTasks[type]
                && (!data.stocks || state.stocks.allow(task, type))
                && (!data.groups.any || data.groups.allow(task, r, state.route));
    }

    private boolean fitsRoute(int task, int r, int type) {
        // One dimension is the usual case, and a loop of one round costs ten times the comparison.
        if (data.dimensions == 1) {
            return state.routeLoad[r] + data.delivery[task] + data.pickup[task] <= fleet.capacity[type];
        }
        int dimensions = data.dimensions;
        for (int k = 0; k < dimensions; k++) {
            int at = task * dimensions + k;
            if (state.routeLoad[r * dimensions + k] + data.delivery[at] + data.pickup[at]
                    > fleet.capacity[type * dimensions + k]) {
                return false;
            }
        }
        return true;
    }

    private void consider(int task, int after, int r) {
        if (blink()) {
            return;
        }
        int type = fleet.typeOf[r];
        Metric metric = homogeneousMetric ? data.metrics[0] : data.metrics[fleet.profile[type]];
        int place = state.location[task];
        int longer = metric.distanceInto(place, state.location[after])
                + metric.distance(place, state.location[state.next[after]])
                - state.stepDistance[after];
        if (data.reloads && !state.loads.fits(task, after, type)) {
            reloads.consider(task, after, r);
            return;
        }
        long delta = fleet.costPerDistance[type] * longer;
        if (state.size[r] == 0) {
            delta = fleet.fixedCost[type]
                    + fleet.costPerDistance[type] * (state.distance[r] + longer)
                    + fleet.costPerDuration[type] * state.duration[r];
        }
        if (data.groups.changes) {
            delta += data.groups.change(task, type);
        }
        if (delta < bestDelta && feasible(task, after, r, type, metric, longer, delta)) {
            delta += taskDelta;
            if (delta < bestDelta) {
                bestDelta = delta;
                bestAfter = after;
                reloads.reject();
            }
        }
    }

    /** Checks limits, load and time at a place; leaves in {@code taskDelta} what the longer duration costs. */
    private boolean feasible(int task, int after, int r, int type, Metric metric, int longer, long delta) {
        taskDelta = 0;
        if (state.distance[r] + longer > fleet.maxDistance[type]) {
            return false;
        }
        if (!data.simpleLoad && !state.loads.fits(task, after, type)) {
            return false;
        }
        TimeModel time = data.time;
        if (time == TimeModel.NONE) {
            return true;
        }
        long lasts;
        if (time == TimeModel.ADDITIVE) {
            lasts = state.duration[r]
                    + state.timeline.added(metric, state.location[after], task, state.location[state.next[after]]);
        } else {
            if (!state.timeline.meets(metric, task, after)) {
                return false;
            }
            if (time == TimeModel.WINDOWS) {
                return true;
            }
            if (time == TimeModel.SIMULATED) {
                taskDelta = state.timeline.dearer(metric, r, after, task, -1, -1, bestDelta - delta);
                return taskDelta != NONE;
            }
            lasts = state.timeline.durationWith(metric, task, after, r);
            if (lasts < 0) {
                return false;
            }
        }
        taskDelta = fleet.costPerDuration[type] * (lasts - state.duration[r]);
        return lasts <= fleet.maxDuration[type];
    }
}
