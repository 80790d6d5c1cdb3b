package io.clickshelf.logistics.model.routing.search;

/**
 * Granular local search with penalties (Vidal et al. 2012, Vidal 2022): for each task that something has changed around,
 * relocations, exchanges, 2-opt and 2-opt* with its neighbours, each made at once if it gains; then SWAP* between the
 * routes that have changed and those beside them; until nothing gains.
 */
final class LocalSearch {

    private static final int BESIDE = 8;
    /** How often SWAP* follows; it takes O(n²) of two routes' sizes, and more where times count. */
    private static final double SWAP = 0.3;

    private static final double SWAP_TIMED = 0.05;

    private final Tours tours;
    private final SearchData data;
    private final Neighbors neighbors;
    private final int width;
    private final SearchRandom random;
    private final ExchangeMove exchange;
    private final TailMove tail;
    private final SwapStar swapStar;
    private final ChoiceMove choice;
    private final boolean[] pending;
    private final int[] queue;
    private final boolean thorough;
    private final boolean crossing;
    private final long[] swapTested;
    private final long[] met;
    private long meeting;
    private int waiting;

    /**
     * @param width    how many neighbours of each task are looked at
     * @param thorough whether a change makes all tasks of its routes worth another look, or only those beside it
     */
    LocalSearch(Tours tours, Neighbors neighbors, int width, SearchRandom random, boolean thorough) {
        this.tours = tours;
        this.data = tours.data;
        this.neighbors = neighbors;
        this.width = Math.min(width, neighbors.width());
        this.random = random;
        this.exchange = new ExchangeMove(tours);
        this.tail = new TailMove(tours);
        this.swapStar = new SwapStar(tours);
        this.choice = new ChoiceMove(tours);
        this.pending = new boolean[data.tasks];
        this.queue = new int[data.tasks];
        this.thorough = thorough;
        this.crossing = !tours.timed && tours.symmetric;
        this.swapTested = new long[data.fleet.vehicles];
        this.met = new long[data.fleet.vehicles];
    }

    /** Moves priced so far. */
    long evaluated() {
        return exchange.evaluated + tail.evaluated + swapStar.evaluated + choice.evaluated;
    }

    /** Marks a task, or the task beside a start or end, as worth a look. */
    void mark(int node) {
        if (node < data.tasks && !pending[node]) {
            pending[node] = true;
            queue[waiting++] = node;
        }
    }

    /** Forgets what is marked. */
    void forget() {
        while (waiting > 0) {
            pending[queue[--waiting]] = false;
        }
    }

    /** Searches from what is marked until nothing gains. */
    void run() {
        do {
            relocate();
        } while (random.unit() < (tours.timed ? SWAP_TIMED : SWAP) && swapRoutes());
    }

    /** The same without SWAP*. */
    void relocate() {
        while (waiting > 0) {
            int at = random.below(waiting);
            int u = queue[at];
            queue[at] = queue[--waiting];
            pending[u] = false;
            if (tours.route[u] >= 0) {
                improve(u);
            }
        }
    }

    private void improve(int u) {
        int before = tours.prev[u];
        int after = tours.next[u];
        if (!data.required[u] && did(choice.leave(u), before, after, before, after, before)) {
            return;
        }
        int base = u * neighbors.width();
        int[] list = neighbors.list();
        for (int i = base; i < base + width; i++) {
            int v = list[i];
            int r = tours.route[v];
            if (r < 0) {
                if (tours.absent.tasks.contains(v)
                        && did(choice.replace(u, v), v, tours.prev[u], tours.next[u], v, v)) {
                    return;
                }
                continue;
            }
            if (!tours.active[r]) {
                continue;
            }
            if (around(u, v)) {
                mark(u);
            } else if (tours.prev[v] >= data.tasks && behindStart(u, tours.prev[v])) {
                mark(u);
            }
        }
        for (int type = 0; type < data.fleet.types; type++) {
            int r = tours.free.any(type);
            if (r >= 0 && behindStart(u, tours.start(r))) {
                mark(u);
            }
        }
    }

    /** All moves that bring {@code u} and its neighbour {@code v} together. */
    private boolean around(int u, int v) {
        int pu = tours.prev[u];
        int x = tours.next[u];
        int pv = tours.prev[v];
        int y = tours.next[v];
        boolean xTask = x < data.tasks;
        boolean yTask = y < data.tasks;
        boolean xFree = xTask && x != v;
        if (u != y && did(exchange.attempt(pu, u, u, false, v, -1, -1), pu, u, x, v, y)) {
            return true;
        }
        if (data.severalWindows && u != y && inOtherWindow(u, pu, v, x, y)) {
            return true;
        }
        if (u != y && xFree) {
            int beyond = tours.next[x];
            if (did(exchange.attempt(pu, u, x, false, v, -1, -1), pu, u, beyond, v, x)
                    || did(exchange.attempt(pu, u, x, true, v, -1, -1), pu, u, beyond, v, x)) {
                return true;
            }
        }
        if (u != pv && u != y && did(exchange.attempt(pu, u, u, false, pv, v, v), pu, u, x, v, y)) {
            return true;
        }
        if (u != pv && u != y && xFree && x != pv) {
            if (did(exchange.attempt(pu, u, x, false, pv, v, v), pu, u, x, v, y)) {
                return true;
            }
            if (yTask && y != pu && did(exchange.attempt(pu, u, x, false, pv, v, y), pu, u, x, v, y)) {
                return true;
            }
        }
        return tails(u, v, x, y);
    }

    /** Moves {@code u} behind {@code v} if that gains in another of its windows. */
    private boolean inOtherWindow(int u, int pu, int v, int x, int y) {
        int first = data.windowFrom[u];
        int last = data.windowFrom[u + 1];
        if (last - first == 1) {
            return false;
        }
        // Noted with the window that it has.
        tours.journal.touch(tours.route[u]);
        int had = tours.times.window[u];
        for (int w = first; w < last; w++) {
            tours.times.choose(u, w);
            if (w != had && did(exchange.attempt(pu, u, u, false, v, -1, -1), pu, u, x, v, y)) {
                return true;
            }
        }
        tours.times.choose(u, had);
        return false;
    }

    private boolean tails(int u, int v, int x, int y) {
        if (tours.route[u] == tours.route[v]) {
            if (tours.position[u] < tours.position[v]) {
                return x != v && did(tail.reverse(u, v), u, v, x, y, u);
            }
            return tours.prev[u] != v && did(tail.reverse(v, u), u, v, x, y, u);
        }
        int before = tours.prev[u];
        // v comes before u: u's head is left behind, v goes on with u.
        return did(tail.exchange(v, before), u, v, before, y, u)
                || did(tail.exchange(u, tours.prev[v]), u, v, x, tours.prev[v], u)
                || crosses(u, v) && did(tail.cross(u, v), u, v, x, y, u);
    }

    private boolean crosses(int u, int v) {
        if (!crossing) {
            return false;
        }
        int type = data.fleet.typeOf[tours.route[u]];
        return type == data.fleet.typeOf[tours.route[v]]
                && data.fleet.startLocation[type] == data.fleet.endLocation[type];
    }

    /** The moves that bring {@code u} to a route's first place. */
    private boolean behindStart(int u, int start) {
        int pu = tours.prev[u];
        int x = tours.next[u];
        int first = tours.next[start];
        if (pu != start && did(exchange.attempt(pu, u, u, false, start, -1, -1), pu, u, x, first, u)) {
            return true;
        }
        if (pu != start && x < data.tasks) {
            int beyond = tours.next[x];
            if (did(exchange.attempt(pu, u, x, false, start, -1, -1), pu, u, x, first, beyond)
                    || did(exchange.attempt(pu, u, x, true, start, -1, -1), pu, u, x, first, beyond)) {
                return true;
            }
        }
        return tours.route[u] != tours.route[start]
                && (did(tail.exchange(start, pu), u, pu, first, u, u)
                        || crosses(u, start) && did(tail.cross(u, start), u, x, first, u, u));
    }

    private boolean did(boolean made, int a, int b, int c, int d, int e) {
        if (made) {
            markAround(a);
            markAround(b);
            markAround(c);
            markAround(d);
            markAround(e);
        }
        return made;
    }

    private void markAround(int node) {
        if (thorough) {
            int r = tours.route[node];
            for (int at = tours.next[tours.start(r)]; at < data.tasks; at = tours.next[at]) {
                mark(at);
            }
            return;
        }
        mark(node);
        if (node < data.tasks) {
            mark(tours.prev[node]);
            mark(tours.next[node]);
        }
    }

    /** SWAP* between routes that have changed and those beside them; returns whether anything was exchanged. */
    private boolean swapRoutes() {
        boolean any = false;
        boolean local = tours.journal.open();
        int count = local ? tours.journal.count() : data.fleet.vehicles;
        for (int i = 0; i < count; i++) {
            int r = local ? tours.journal.route(i) : i;
            if (tours.size[r] > 0 && tours.active[r] && tours.changedAt[r] > swapTested[r]) {
                swapTested[r] = tours.changedAt[r];
                any |= swapWithThoseBeside(r);
            }
        }
        return any;
    }

    private boolean swapWithThoseBeside(int r) {
        meeting++;
        met[r] = meeting;
        int beside = Math.min(BESIDE, width);
        for (int u = tours.next[tours.start(r)]; u < data.tasks; u = tours.next[u]) {
            int base = u * neighbors.width();
            for (int i = base; i < base + beside; i++) {
                int other = tours.route[neighbors.list()[i]];
                if (other >= 0 && met[other] != meeting && tours.active[other]) {
                    met[other] = meeting;
                    if (swapStar.attempt(r, other)) {
                        markAround(swapStar.movedU());
                        markAround(swapStar.movedV());
                        return true;
                    }
                }
            }
        }
        return false;
    }
}
