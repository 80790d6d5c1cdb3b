package io.clickshelf.logistics.model.routing.search;

/**
 * Loads along the routes, per node and dimension, so that whether a task fits anywhere is seen in O(1): the load on leaving
 * the node, the largest from the start of the trip up to there, and the largest from there on.
 */
final class LoadProfile {

    private final SearchState state;
    private final SearchData data;
    private final int dimensions;
    private final int[] load;
    private final int[] peakBefore;
    private final int[] peakAfter;

    LoadProfile(SearchState state) {
        this.state = state;
        this.data = state.data;
        this.dimensions = data.dimensions;
        int cells = data.simpleLoad ? 0 : state.next.length * dimensions;
        this.load = new int[cells];
        this.peakBefore = new int[cells];
        this.peakAfter = new int[cells];
    }

    void refresh(int r) {
        int start = state.start(r);
        int end = state.end(r);
        for (int k = 0; k < dimensions; k++) {
            int current = 0;
            for (int node = state.next[start]; node != end; node = state.next[node]) {
                current += data.delivery[node * dimensions + k];
            }
            int peak = 0;
            for (int node = start; node != end; node = state.next[node]) {
                if (node < data.tasks) {
                    current += data.pickup[node * dimensions + k] - data.delivery[node * dimensions + k];
                }
                peak = Math.max(peak, current);
                load[node * dimensions + k] = current;
                peakBefore[node * dimensions + k] = peak;
            }
            peak = 0;
            for (int node = state.prev[end]; ; node = state.prev[node]) {
                peak = Math.max(peak, load[node * dimensions + k]);
                peakAfter[node * dimensions + k] = peak;
                if (node == start) {
                    break;
                }
            }
        }
    }

    /** The largest load anywhere in a route. */
    int peak(int r, int dimension) {
        int peak = 0;
        for (int node = state.start(r); node != state.end(r); node = state.next[node]) {
            peak = Math.max(peak, load[node * dimensions + dimension]);
        }
        return peak;
    }

    /** Whether a task fits behind a node. */
    boolean fits(int task, int after, int type) {
        for (int k = 0; k < dimensions; k++) {
            int capacity = data.fleet.capacity[type * dimensions + k];
            if (peakBefore[after * dimensions + k] + data.delivery[task * dimensions + k] > capacity
                    || peakAfter[after * dimensions + k] + data.pickup[task * dimensions + k] > capacity) {
                return false;
            }
        }
        return true;
    }

    /** Whether a shipment's amount can be on board when the vehicle leaves a node. */
    boolean carries(int pickup, int node, int type) {
        for (int k = 0; k < dimensions; k++) {
            if (load[node * dimensions + k] + data.pickup[pickup * dimensions + k]
                    > data.fleet.capacity[type * dimensions + k]) {
                return false;
            }
        }
        return true;
    }
}
