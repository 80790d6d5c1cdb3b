package io.clickshelf.logistics.model.routing.search;

/** Whether a whole route of a state keeps all limits; for routes that weren't built by checked insertions. O(length). */
final class RouteLimits {

    private RouteLimits() {}

    static boolean holds(SearchState state, int r) {
        SearchData data = state.data;
        Fleet fleet = data.fleet;
        int type = fleet.typeOf[r];
        if (state.size[r] > fleet.maxTasks[type]
                || state.distance[r] > fleet.maxDistance[type]
                || state.duration[r] > fleet.maxDuration[type]) {
            return false;
        }
        for (int node = state.next[state.start(r)]; node != state.end(r); node = state.next[node]) {
            if (!fleet.allows(node, type) || data.stocks && node < data.tasks && state.stocks.overdrawn(node, type)) {
                return false;
            }
        }
        return loadsHold(state, r, type)
                && (data.time.ordinal() < TimeModel.WINDOWS.ordinal() || state.timeline.holds(r));
    }

    /** Whether a route breaks a limit: where a detour is shorter than the straight way, because a stop was taken out of it. */
    static boolean broken(SearchState state, int r) {
        SearchData data = state.data;
        int type = data.fleet.typeOf[r];
        return state.distance[r] > data.fleet.maxDistance[type]
                || state.duration[r] > data.fleet.maxDuration[type]
                || data.time.ordinal() >= TimeModel.WINDOWS.ordinal() && !state.timeline.holds(r);
    }

    private static boolean loadsHold(SearchState state, int r, int type) {
        SearchData data = state.data;
        for (int k = 0; k < data.dimensions; k++) {
            int most = data.simpleLoad ? state.routeLoad[r * data.dimensions + k] : state.loads.peak(r, k);
            if (most > data.fleet.capacity[type * data.dimensions + k]) {
                return false;
            }
        }
        return true;
    }
}
