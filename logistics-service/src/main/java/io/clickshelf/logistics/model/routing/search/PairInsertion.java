package io.clickshelf.logistics.model.routing.search;

/**
 * Finds the cheapest feasible places for a shipment's pick-up and delivery in one route: every pick-up place, and behind it
 * every delivery place that load and windows still reach. O(length²) a route.
 */
final class PairInsertion {

    private static final double BLINK_RATE = 0.01;

    private final SearchState state;
    private final SearchData data;
    private final Fleet fleet;
    private final Neighbors neighbors;
    private final SearchRandom random;
    private final boolean[] active;
    private final int[] seen;
    private int now;
    private long bestDelta;
    private int bestPickup;
    private int bestDelivery;

    PairInsertion(SearchState state, Neighbors neighbors, SearchRandom random, boolean[] active) {
        this.state = state;
        this.data = state.data;
        this.fleet = data.fleet;
        this.neighbors = neighbors;
        this.random = random;
        this.active = active;
        this.seen = new int[fleet.vehicles];
    }

    /** Puts the shipment of a pick-up into its best place, if there is one that costs less than the bar. */
    void insert(int pickup, Journal journal, long bar) {
        now++;
        bestDelta = bar;
        bestPickup = -1;
        int delivery = data.partner[pickup];
        for (int rank = 0; rank < neighbors.width(); rank++) {
            considerRoute(pickup, state.route[neighbors.at(pickup, rank)]);
            considerRoute(pickup, state.route[neighbors.at(delivery, rank)]);
        }
        for (int type = 0; type < fleet.types; type++) {
            considerRoute(pickup, state.free.any(type));
        }
        if (bestPickup < 0) {
            for (int r = 0; r < fleet.vehicles; r++) {
                considerRoute(pickup, state.size[r] == 0 ? -1 : r);
            }
        }
        if (bestPickup >= 0) {
            journal.touch(state.route[bestPickup]);
            state.insert(pickup, bestPickup);
            state.insert(delivery, bestDelivery == bestPickup ? pickup : bestDelivery);
        }
    }

    private void considerRoute(int pickup, int r) {
        if (r < 0 || seen[r] == now || !active[r]) {
            return;
        }
        seen[r] = now;
        int type = fleet.typeOf[r];
        int delivery = data.partner[pickup];
        if (!fleet.allows(pickup, type)
                || !fleet.allows(delivery, type)
                || state.size[r] + 2 > fleet.maxTasks[type]
                || data.groups.any
                        && !(data.groups.allow(pickup, r, state.route)
                                && data.groups.allow(delivery, r, state.route))) {
            return;
        }
        Metric metric = data.metrics[fleet.profile[type]];
        int end = state.end(r);
        for (int node = state.start(r); node != end; node = state.next[node]) {
            if (detour(metric, pickup, node, type) < bestDelta
                    && state.loads.carries(pickup, node, type)
                    && random.unit() >= BLINK_RATE) {
                considerPickup(pickup, delivery, node, r, type, metric);
            }
        }
    }

    /** What the pick-up alone costs behind a node; the delivery can hardly make that less. */
    private long detour(Metric metric, int pickup, int after, int type) {
        int place = state.location[pickup];
        return fleet.costPerDistance[type]
                * ((long) metric.distance(state.location[after], place)
                        + metric.distance(place, state.location[state.next[after]])
                        - state.stepDistance[after]);
    }

    /** All delivery places for a pick-up behind a node. */
    private void considerPickup(int pickup, int delivery, int after, int r, int type, Metric metric) {
        boolean timed = data.time.ordinal() >= TimeModel.WINDOWS.ordinal();
        int place = state.location[pickup];
        int drop = state.location[delivery];
        long time = 0;
        if (timed) {
            time = state.timeline.departureAfter(
                    metric, pickup, state.location[after], state.timeline.departure(after));
        }
        int last = place;
        int driven = metric.distance(state.location[after], place);
        int saved = 0;
        int node = after;
        while (true) {
            // Here the vehicle stands at `last` with the goods, and would go on to the node behind `node`.
            int following = state.next[node];
            int there = state.location[following];
            long longer = (long) driven
                    + metric.distance(last, drop)
                    + metric.distance(drop, there)
                    - saved
                    - state.stepDistance[node];
            if (!timed || reaches(metric, delivery, drop, last, time, following, there)) {
                offer(pickup, after, node, r, type, metric, longer);
            }
            if (following >= data.tasks || !state.loads.carries(pickup, following, type)) {
                return;
            }
            driven += metric.distance(last, there);
            saved += state.stepDistance[node];
            if (timed) {
                time = state.timeline.departureAfter(metric, following, last, time);
                if (time > state.timeline.latest(following) + data.service[following]) {
                    return;
                }
            }
            last = there;
            node = following;
        }
    }

    private boolean reaches(Metric metric, int delivery, int drop, int last, long time, int following, int there) {
        long leaves = state.timeline.departureAfter(metric, delivery, last, time);
        return leaves + metric.duration(drop, there) <= state.timeline.latest(following);
    }

    private void offer(int pickup, int after, int dropAfter, int r, int type, Metric metric, long longer) {
        long delta = fleet.costPerDistance[type] * longer;
        if (state.size[r] == 0) {
            delta += fleet.fixedCost[type]
                    + fleet.costPerDistance[type] * state.distance[r]
                    + fleet.costPerDuration[type] * state.duration[r];
        }
        if (data.groups.changes) {
            delta += data.groups.change(pickup, type) + data.groups.change(data.partner[pickup], type);
        }
        if (delta >= bestDelta || state.distance[r] + longer > fleet.maxDistance[type]) {
            return;
        }
        if (data.time == TimeModel.SIMULATED) {
            long dearer =
                    state.timeline.dearer(metric, r, after, pickup, dropAfter, data.partner[pickup], bestDelta - delta);
            if (dearer == Insertion.NONE) {
                return;
            }
            delta += dearer;
        } else if (data.time == TimeModel.ADDITIVE || data.time == TimeModel.DURATION) {
            long lasts = state.timeline.durationWithPair(metric, pickup, after, dropAfter, r);
            if (lasts > fleet.maxDuration[type]) {
                return;
            }
            delta += fleet.costPerDuration[type] * (lasts - state.duration[r]);
        }
        if (delta < bestDelta) {
            bestDelta = delta;
            bestPickup = after;
            bestDelivery = dropAfter;
        }
    }
}
