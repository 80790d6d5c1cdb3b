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
    /** Collected on the trip so far. */
    private final int[] collected;
    /** Shipments on board on leaving each node. */
    private final int[] shipments;

    LoadProfile(SearchState state) {
        this.state = state;
        this.data = state.data;
        this.dimensions = data.dimensions;
        int cells = data.simpleLoad ? 0 : state.next.length * dimensions;
        this.load = new int[cells];
        this.peakBefore = new int[cells];
        this.peakAfter = new int[cells];
        this.collected = new int[cells];
        this.shipments = new int[data.shipments && data.reloads ? state.next.length : 0];
    }

    void refresh(int r) {
        int start = state.start(r);
        int end = state.end(r);
        if (shipments.length > 0) {
            countShipments(start, end);
        }
        for (int k = 0; k < dimensions; k++) {
            int current = 0;
            int peak = 0;
            int picked = 0;
            for (int node = start; node != end; node = state.next[node]) {
                int at = node * dimensions + k;
                if (node < data.tasks) {
                    current += data.pickup[at] - data.delivery[at];
                    picked += data.pickup[at];
                } else {
                    current = broughtOnTrip(node, k);
                    peak = 0;
                    picked = 0;
                }
                peak = Math.max(peak, current);
                load[at] = current;
                peakBefore[at] = peak;
                collected[at] = picked;
            }
            peak = 0;
            int node = end;
            while (node != start) {
                node = state.prev[node];
                peak = Math.max(peak, load[node * dimensions + k]);
                peakAfter[node * dimensions + k] = peak;
                if (node >= data.tasks) {
                    peak = 0;
                }
            }
        }
    }

    private void countShipments(int start, int end) {
        int aboard = 0;
        for (int node = start; node != end; node = state.next[node]) {
            if (node < data.tasks && data.partner[node] >= 0) {
                aboard += data.problem.isPickup(node) ? 1 : -1;
            }
            shipments[node] = aboard;
        }
    }

    /** Whether a shipment is on board behind a node, which must not be carried through a reload. */
    boolean laden(int node) {
        return shipments.length > 0 && shipments[node] > 0;
    }

    /** What must be on board when a trip begins at a start or reload. */
    private int broughtOnTrip(int first, int k) {
        int sum = 0;
        for (int node = state.next[first]; node < data.tasks; node = state.next[node]) {
            sum += data.delivery[node * dimensions + k];
        }
        return sum;
    }

    /** Whether a task fits behind a node if the vehicle reloads right before it. */
    boolean fitsAfterReload(int task, int after, int type) {
        for (int k = 0; k < dimensions; k++) {
            int at = after * dimensions + k;
            int capacity = data.fleet.capacity[type * dimensions + k];
            if (load[at] - collected[at] + data.delivery[task * dimensions + k] > capacity
                    || peakAfter[at] - collected[at] + data.pickup[task * dimensions + k] > capacity
                    || Math.max(data.delivery[task * dimensions + k], data.pickup[task * dimensions + k]) > capacity) {
                return false;
            }
        }
        return true;
    }

    /** Whether a task fits behind a node if the vehicle reloads right after it. */
    boolean fitsBeforeReload(int task, int after, int type) {
        for (int k = 0; k < dimensions; k++) {
            int at = after * dimensions + k;
            int capacity = data.fleet.capacity[type * dimensions + k];
            int rest = load[at] - collected[at];
            if (peakBefore[at] - rest + data.delivery[task * dimensions + k] > capacity
                    || collected[at] + data.pickup[task * dimensions + k] > capacity) {
                return false;
            }
        }
        return true;
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
