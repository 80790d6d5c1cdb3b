package io.clickshelf.logistics.model.routing.search;

import java.util.Arrays;

/**
 * A solution that is being changed: routes as doubly linked lists of nodes, what each costs, and the tasks left out. Every
 * route is feasible at all times. Belongs to one thread.
 */
final class SearchState {

    final SearchData data;
    final int[] next;
    final int[] prev;
    /** The route of a node, or -1. */
    final int[] route;

    final int[] location;
    /** From a node to the one after it. */
    final int[] stepDistance;

    /** Number of tasks in a route. */
    final int[] size;

    /** Number of tasks and reloads in a route. */
    final int[] length;

    final TaskSet freeReloads;
    final int[] routeLoad;
    final long[] distance;
    final long[] duration;
    /** What lateness and changes of vehicle cost in a route. */
    final long[] lateness;

    final long[] changes;
    final long[] cost;
    final Timeline timeline;
    final LoadProfile loads;
    final FreeVehicles free;
    final TaskSet absent;
    final DepotStocks stocks;
    /** Of all routes and of what is left out. */
    long total;
    /** Number of routes with tasks. */
    int used;

    private final boolean light;

    SearchState(SearchData data) {
        this.data = data;
        int vehicles = data.fleet.vehicles;
        int nodes = data.firstReload + data.reloadLocation.length;
        this.next = new int[nodes];
        this.prev = new int[nodes];
        this.route = new int[nodes];
        this.location = Arrays.copyOf(data.taskLocation, nodes);
        this.stepDistance = new int[nodes];
        this.size = new int[vehicles];
        this.length = new int[vehicles];
        this.freeReloads = new TaskSet(data.reloadLocation.length);
        this.routeLoad = new int[vehicles * data.dimensions];
        this.distance = new long[vehicles];
        this.duration = new long[vehicles];
        this.lateness = new long[vehicles];
        this.changes = new long[vehicles];
        this.cost = new long[vehicles];
        this.light = data.simpleLoad && data.time.ordinal() <= TimeModel.WINDOWS.ordinal();
        this.free = new FreeVehicles(data.fleet);
        this.absent = new TaskSet(data.tasks);
        this.stocks = new DepotStocks(data);
        for (int r = 0; r < vehicles; r++) {
            int type = data.fleet.typeOf[r];
            location[start(r)] = data.fleet.startLocation[type];
            location[end(r)] = data.fleet.endLocation[type];
            route[start(r)] = r;
            route[end(r)] = r;
        }
        System.arraycopy(data.reloadLocation, 0, location, data.firstReload, data.reloadLocation.length);
        this.timeline = new Timeline(this);
        this.loads = new LoadProfile(this);
        clear();
    }

    int start(int r) {
        return data.tasks + 2 * r;
    }

    int end(int r) {
        return data.tasks + 2 * r + 1;
    }

    /** Empties every route; all tasks are left out. */
    void clear() {
        Arrays.fill(route, 0, data.tasks, -1);
        absent.clear();
        stocks.reset();
        total = 0;
        used = 0;
        for (int i = 0; i < data.tasks; i++) {
            absent.add(i);
            total += data.penalty[i];
        }
        for (int i = 0; i < data.reloadLocation.length; i++) {
            freeReloads.add(i);
        }
        for (int r = 0; r < data.fleet.vehicles; r++) {
            next[start(r)] = end(r);
            prev[end(r)] = start(r);
            cost[r] = 0;
            size[r] = 0;
            refresh(r);
            free.add(r);
        }
    }

    /** Recomputes all that is known of a route from its links; O(length). */
    void refresh(int r) {
        Metric metric = data.metrics[data.fleet.profile[data.fleet.typeOf[r]]];
        int dimensions = data.dimensions;
        for (int k = 0; k < dimensions; k++) {
            routeLoad[r * dimensions + k] = 0;
        }
        long driven = 0;
        int count = 0;
        changes[r] = 0;
        int nodes = -1;
        int node = start(r);
        int end = end(r);
        while (node != end) {
            int following = next[node];
            int step = metric.distance(location[node], location[following]);
            stepDistance[node] = step;
            driven += step;
            nodes++;
            node = following;
            if (node < data.tasks) {
                count++;
                addLoad(r, node, 1);
                if (data.groups.changes) {
                    changes[r] += data.groups.change(node, data.fleet.typeOf[r]);
                }
            }
        }
        size[r] = count;
        length[r] = nodes;
        distance[r] = driven;
        if (!data.simpleLoad) {
            loads.refresh(r);
        }
        duration[r] = timeline.refresh(r, metric);
        lateness[r] = timeline.lateCost();
        price(r);
    }

    private void addLoad(int r, int task, int sign) {
        int dimensions = data.dimensions;
        if (dimensions == 1) {
            routeLoad[r] += sign * (data.delivery[task] + data.pickup[task]);
            return;
        }
        for (int k = 0; k < dimensions; k++) {
            int at = task * dimensions + k;
            routeLoad[r * dimensions + k] += sign * (data.delivery[at] + data.pickup[at]);
        }
    }

    private void price(int r) {
        int type = data.fleet.typeOf[r];
        long now = size[r] == 0
                ? 0
                : data.fleet.fixedCost[type]
                        + data.fleet.costPerDistance[type] * distance[r]
                        + data.fleet.costPerDuration[type] * duration[r]
                        + lateness[r]
                        + changes[r];
        total += now - cost[r];
        cost[r] = now;
    }

    /**
     * Puts an absent task behind a node; the caller has made sure that it fits. O(1) where nothing lies along the route,
     * and where only windows do, O(nodes whose times change).
     */
    void insert(int task, int after) {
        int r = route[after];
        int following = next[after];
        next[after] = task;
        prev[task] = after;
        next[task] = following;
        prev[following] = task;
        join(task, r);
        if (size[r] == 0) {
            free.remove(r);
            used++;
        }
        if (!light) {
            refresh(r);
            return;
        }
        Metric metric = data.metrics[data.fleet.profile[data.fleet.typeOf[r]]];
        int in = metric.distance(location[after], location[task]);
        int out = metric.distance(location[task], location[following]);
        distance[r] += in + out - stepDistance[after];
        if (data.time == TimeModel.ADDITIVE) {
            duration[r] += timeline.added(metric, location[after], task, location[following]);
        }
        stepDistance[after] = in;
        stepDistance[task] = out;
        size[r]++;
        length[r]++;
        addLoad(r, task, 1);
        if (data.groups.changes) {
            changes[r] += data.groups.change(task, data.fleet.typeOf[r]);
        }
        if (data.time == TimeModel.WINDOWS) {
            timeline.inserted(r, metric, task);
        }
        price(r);
    }

    /** Takes a task out of its links; the caller then calls {@link #afterRemoval} once for the route. */
    void unlink(int task) {
        int before = prev[task];
        int behind = next[task];
        next[before] = behind;
        prev[behind] = before;
        leave(task);
    }

    private void join(int task, int r) {
        route[task] = r;
        absent.remove(task);
        total -= data.penalty[task];
        if (data.stocks) {
            stocks.take(task, data.fleet.typeOf[r], 1);
        }
    }

    private void leave(int task) {
        if (data.stocks) {
            stocks.take(task, data.fleet.typeOf[route[task]], -1);
        }
        route[task] = -1;
        absent.add(task);
        total += data.penalty[task];
    }

    void afterRemoval(int r) {
        if (data.reloads) {
            dropIdleReloads(r);
        }
        refresh(r);
        if (size[r] == 0) {
            free.add(r);
            used--;
        } else if (RouteLimits.broken(this, r)) {
            dissolve(r);
        }
    }

    /** Takes out reloads between which nothing is left to do. */
    private void dropIdleReloads(int r) {
        for (int node = next[start(r)], end = end(r); node != end; node = next[node]) {
            if (node >= data.tasks && (prev[node] >= data.tasks || next[node] == end)) {
                next[prev[node]] = next[node];
                prev[next[node]] = prev[node];
                release(node);
            }
        }
    }

    private void release(int reload) {
        route[reload] = -1;
        freeReloads.add(reload - data.firstReload);
    }

    /** An unused reload node at a place, or -1. */
    int freeReload(int place) {
        for (int i = freeReloads.count() - 1; i >= 0; i--) {
            if (data.reloadLocation[freeReloads.get(i)] == place) {
                return data.firstReload + freeReloads.get(i);
            }
        }
        return -1;
    }

    /** Puts an unused reload behind a node. */
    void insertReload(int reload, int after) {
        int r = route[after];
        int following = next[after];
        next[after] = reload;
        prev[reload] = after;
        next[reload] = following;
        prev[following] = reload;
        route[reload] = r;
        freeReloads.remove(reload - data.firstReload);
        refresh(r);
    }

    /** Empties a route; its tasks become absent. */
    void dissolve(int r) {
        if (size[r] == 0) {
            return;
        }
        for (int node = next[start(r)], end = end(r); node != end; node = next[node]) {
            if (node < data.tasks) {
                leave(node);
            } else {
                release(node);
            }
        }
        next[start(r)] = end(r);
        prev[end(r)] = start(r);
        refresh(r);
        free.add(r);
        used--;
    }

    /** Fills an empty route with absent tasks, in order. */
    void fill(int r, int[] nodes, int from, int to) {
        if (from == to) {
            return;
        }
        int last = start(r);
        for (int i = from; i < to; i++) {
            int node = nodes[i];
            next[last] = node;
            prev[node] = last;
            if (node < data.tasks) {
                join(node, r);
            } else {
                route[node] = r;
                freeReloads.remove(node - data.firstReload);
            }
            last = node;
        }
        next[last] = end(r);
        prev[end(r)] = last;
        free.remove(r);
        used++;
        refresh(r);
    }

    /** Writes a route's nodes between start and end into a buffer; returns where the next free cell is. */
    int copyRoute(int r, int[] buffer, int at) {
        for (int node = next[start(r)], end = end(r); node != end; node = next[node]) {
            buffer[at++] = node;
        }
        return at;
    }
}
