package io.clickshelf.logistics.model.routing.search;

import java.util.Arrays;

/** Remembers routes as they were before a step changed them, so that the step can be taken back. */
final class Journal implements Ruin.Target {

    private final SearchState state;
    private final int[] stamp;
    private final int[] routes;
    private final int[] from;
    private int[] buffer = new int[1024];
    private int now;
    private int count;
    private int used;

    Journal(SearchState state) {
        this.state = state;
        int vehicles = state.data.fleet.vehicles;
        this.stamp = new int[vehicles];
        this.routes = new int[vehicles];
        this.from = new int[vehicles + 1];
    }

    void begin() {
        now++;
        count = 0;
        used = 0;
    }

    @Override
    public boolean touched(int r) {
        return stamp[r] == now;
    }

    /** To be called before a route's first change in a step. */
    @Override
    public void touch(int r) {
        if (stamp[r] == now) {
            return;
        }
        stamp[r] = now;
        if (used + state.length[r] > buffer.length) {
            buffer = Arrays.copyOf(buffer, 2 * (used + state.length[r]));
        }
        routes[count] = r;
        from[count] = used;
        used = state.copyRoute(r, buffer, used);
        count++;
        from[count] = used;
    }

    int touchedCount() {
        return count;
    }

    int touchedRoute(int index) {
        return routes[index];
    }

    /** Puts all touched routes back as they were. */
    void undo() {
        for (int i = 0; i < count; i++) {
            state.dissolve(routes[i]);
        }
        for (int i = 0; i < count; i++) {
            state.fill(routes[i], buffer, from[i], from[i + 1]);
        }
    }

    @Override
    public int[] next() {
        return state.next;
    }

    @Override
    public int[] prev() {
        return state.prev;
    }

    @Override
    public int[] route() {
        return state.route;
    }

    @Override
    public int[] size() {
        return state.size;
    }

    @Override
    public void unlink(int task) {
        state.unlink(task);
    }

    @Override
    public void afterRemoval(int r) {
        state.afterRemoval(r);
    }
}
