package io.clickshelf.logistics.model.routing.search;

/** Routes as they were before they were first changed since {@link #begin}, so that all changes can be taken back. */
final class RouteJournal implements Ruin.Target {

    private final Tours tours;
    private final int[] nodes;
    private final int[] windows;
    private final int[] routes;
    private final int[] from;
    private final long[] stamp;
    private long now;
    private int count;
    private int used;
    private boolean open;

    RouteJournal(Tours tours) {
        this.tours = tours;
        int vehicles = tours.fleet.vehicles;
        this.nodes = new int[tours.data.tasks];
        this.windows = new int[tours.data.severalWindows ? tours.data.tasks : 0];
        this.routes = new int[vehicles];
        this.from = new int[vehicles + 1];
        this.stamp = new long[vehicles];
    }

    /** Starts to take notes. */
    void begin() {
        now++;
        count = 0;
        used = 0;
        open = true;
    }

    void close() {
        open = false;
    }

    /** To be called before a route is changed. */
    @Override
    public void touch(int r) {
        if (!open || stamp[r] == now) {
            return;
        }
        stamp[r] = now;
        routes[count] = r;
        from[count++] = used;
        int end = tours.end(r);
        for (int node = tours.next[tours.start(r)]; node != end; node = tours.next[node]) {
            if (windows.length > 0) {
                windows[used] = tours.times.window[node];
            }
            nodes[used++] = node;
        }
        from[count] = used;
    }

    boolean open() {
        return open;
    }

    @Override
    public boolean touched(int r) {
        return stamp[r] == now;
    }

    int count() {
        return count;
    }

    int route(int index) {
        return routes[index];
    }

    /** Puts every noted route back as it was. */
    void undo() {
        for (int i = 0; tours.data.optional && i < count; i++) {
            // What is in them now may have been left out before.
            int end = tours.end(routes[i]);
            for (int node = tours.next[tours.start(routes[i])]; node != end; node = tours.next[node]) {
                tours.route[node] = -1;
                tours.absent.add(node);
            }
        }
        for (int i = 0; i < windows.length && i < used; i++) {
            tours.times.choose(nodes[i], windows[i]);
        }
        for (int i = 0; i < count; i++) {
            tours.fill(routes[i], nodes, from[i], from[i + 1]);
        }
    }

    @Override
    public int[] next() {
        return tours.next;
    }

    @Override
    public int[] prev() {
        return tours.prev;
    }

    @Override
    public int[] route() {
        return tours.route;
    }

    @Override
    public int[] size() {
        return tours.size;
    }

    @Override
    public void unlink(int task) {
        tours.unlink(task);
    }

    @Override
    public void afterRemoval(int r) {
        tours.update(r);
    }
}
