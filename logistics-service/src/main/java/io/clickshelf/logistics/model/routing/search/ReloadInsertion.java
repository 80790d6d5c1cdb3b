package io.clickshelf.logistics.model.routing.search;

/** Places a task together with a new reload stop right before or right behind it, where it doesn't fit otherwise. */
final class ReloadInsertion {

    private final SearchState state;
    private final SearchData data;
    private final Fleet fleet;
    private final Insertion insertion;
    private int reload = -1;
    private boolean reloadFirst;

    ReloadInsertion(SearchState state, Insertion insertion) {
        this.state = state;
        this.data = state.data;
        this.fleet = data.fleet;
        this.insertion = insertion;
    }

    /** Forgets the choice: a place without reloading is better. */
    void reject() {
        reload = -1;
    }

    boolean chosen() {
        return reload >= 0;
    }

    /** Carries the choice out. */
    void apply(int task, int after) {
        if (reloadFirst) {
            state.insertReload(reload, after);
            state.insert(task, reload);
        } else {
            state.insert(task, after);
            state.insertReload(reload, task);
        }
    }

    /** Looks at all reload places for a task behind a node. */
    void consider(int task, int after, int r) {
        int type = fleet.typeOf[r];
        if (state.size[r] == 0
                || state.length[r] - state.size[r] >= fleet.maxReloads[type]
                || state.loads.laden(after)) {
            return;
        }
        boolean first = after < data.tasks && state.loads.fitsAfterReload(task, after, type);
        boolean second = state.next[after] < data.tasks && state.loads.fitsBeforeReload(task, after, type);
        if (!first && !second) {
            return;
        }
        for (int place : fleet.reloadLocations[type]) {
            int node = state.freeReload(place);
            if (node >= 0 && first) {
                offer(after, r, type, node, node, task);
            }
            if (node >= 0 && second) {
                offer(after, r, type, node, task, node);
            }
        }
    }

    private void offer(int after, int r, int type, int node, int one, int two) {
        Metric metric = data.metrics[fleet.profile[type]];
        int from = state.location[after];
        int to = state.location[state.next[after]];
        long longer = (long) metric.distance(from, state.location[one])
                + metric.distance(state.location[one], state.location[two])
                + metric.distance(state.location[two], to)
                - state.stepDistance[after];
        long delta = fleet.costPerDistance[type] * longer;
        if (delta >= insertion.bestDelta || state.distance[r] + longer > fleet.maxDistance[type]) {
            return;
        }
        if (data.time != TimeModel.NONE) {
            long lasts = state.timeline.simulated(r, after, one, after, two);
            if (lasts < 0 || lasts > fleet.maxDuration[type]) {
                return;
            }
            if (data.time != TimeModel.WINDOWS) {
                delta += fleet.costPerDuration[type] * (lasts - state.duration[r]);
            }
        }
        if (delta < insertion.bestDelta) {
            insertion.bestDelta = delta;
            insertion.bestAfter = after;
            reload = node;
            reloadFirst = one == node;
        }
    }
}
