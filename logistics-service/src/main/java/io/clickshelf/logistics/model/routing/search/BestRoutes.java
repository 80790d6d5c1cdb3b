package io.clickshelf.logistics.model.routing.search;

import java.util.Arrays;

/** The best solution seen, kept up to date by copying only the routes that changed since. */
final class BestRoutes {

    private final SearchState state;
    private final int[][] routes;
    private final int[] length;
    private final TaskSet dirty;
    private long total = Long.MAX_VALUE;

    BestRoutes(SearchState state) {
        this.state = state;
        int vehicles = state.data.fleet.vehicles;
        this.routes = new int[vehicles][0];
        this.length = new int[vehicles];
        this.dirty = new TaskSet(vehicles);
    }

    long total() {
        return total;
    }

    void changed(int r) {
        dirty.add(r);
    }

    /** Takes the state as the best if it is better. */
    void offer() {
        if (state.total < total) {
            total = state.total;
            copyDirty();
        }
    }

    /** Takes the state as the best, whatever came before. */
    void reset() {
        for (int r = 0; r < routes.length; r++) {
            dirty.add(r);
        }
        total = state.total;
        copyDirty();
    }

    private void copyDirty() {
        for (int i = 0; i < dirty.count(); i++) {
            int r = dirty.get(i);
            if (routes[r].length < state.length[r]) {
                routes[r] = new int[Math.max(8, state.length[r] + state.length[r] / 2)];
            }
            length[r] = state.copyRoute(r, routes[r], 0);
        }
        dirty.clear();
    }

    /** The tasks of each vehicle's route. */
    int[][] copy() {
        int[][] result = new int[routes.length][];
        for (int r = 0; r < routes.length; r++) {
            result[r] = Arrays.copyOf(routes[r], length[r]);
        }
        return result;
    }

    int[] copy(int r) {
        return Arrays.copyOf(routes[r], length[r]);
    }
}
