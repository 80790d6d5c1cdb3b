package io.clickshelf.logistics.model.routing.search;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A solution that local search changes: every task in some route, limits on load, time and distance broken at a price. Per
 * node it keeps what lies before and behind, so that a changed route is priced in O(1) by joining pieces. Belongs to one
 * thread.
 */
final class Tours {

    final SearchData data;
    final Fleet fleet;
    final Penalties penalties;
    final Pricing pricing;
    final int[] next;
    final int[] prev;
    /** The route of a node, or -1. */
    final int[] route;

    final int[] location;
    final int[] position;
    /** Distance from the route's start to a node. */
    final long[] travelled;
    /** Distance of the same way driven backwards. */
    final long[] backwards;
    /** Load of the tasks up to a node, per dimension. */
    final int[] headLoad;
    /** Times of a node alone, of the route up to it, and of the route from it on; see {@link Span}. */
    final long[] own;

    final long[] head;
    final long[] tail;
    final int[] size;
    final int[] load;
    final long[] distance;
    final long[] lasts;
    final long[] warp;
    /** Of each route, penalties included. */
    final double[] cost;

    final boolean timed;
    final boolean symmetric;
    final boolean homogeneous;
    final int dimensions;
    /** Changes since the beginning, and the change at which a route was last altered. */
    long changes;

    final long[] changedAt;
    /** Of all routes, penalties included. */
    double total;
    /** The true cost of the routes, breaches not counted. */
    long plainTotal;
    /** Routes that break a limit. */
    final TaskSet broken;
    /** Number of routes with tasks. */
    int used;

    final TourTimes times;
    private final long[] plain;
    final RouteJournal journal;
    final FreeVehicles free;
    /** Tasks that are in no route for the moment. */
    final AbsentTasks absent;
    /** Routes that may be changed; all, unless several threads share one solution. */
    final boolean[] active;

    private final boolean[] filled;

    Tours(SearchData data, Penalties penalties) {
        this.data = data;
        this.fleet = data.fleet;
        this.penalties = penalties;
        this.pricing = new Pricing(data, penalties);
        int vehicles = fleet.vehicles;
        int nodes = data.tasks + 2 * vehicles;
        this.dimensions = data.dimensions;
        this.timed = data.time != TimeModel.NONE;
        this.homogeneous = data.metrics.length == 1;
        this.symmetric = homogeneous && data.metrics[0].symmetric();
        this.next = new int[nodes];
        this.prev = new int[nodes];
        this.route = new int[nodes];
        this.location = Arrays.copyOf(data.taskLocation, nodes);
        this.position = new int[nodes];
        this.travelled = new long[nodes];
        this.backwards = symmetric ? travelled : new long[nodes];
        this.headLoad = new int[nodes * dimensions];
        this.size = new int[vehicles];
        this.load = new int[vehicles * dimensions];
        this.distance = new long[vehicles];
        this.lasts = new long[vehicles];
        this.warp = new long[vehicles];
        this.cost = new double[vehicles];
        this.times = new TourTimes(this);
        this.own = times.own;
        this.head = times.head;
        this.tail = times.tail;
        this.changedAt = new long[vehicles];
        this.plain = new long[vehicles];
        this.broken = new TaskSet(vehicles);
        this.journal = new RouteJournal(this);
        this.free = new FreeVehicles(fleet);
        this.absent = new AbsentTasks(data);
        this.active = new boolean[vehicles];
        Arrays.fill(active, true);
        this.filled = new boolean[vehicles];
        for (int r = 0; r < vehicles; r++) {
            int type = fleet.typeOf[r];
            location[start(r)] = fleet.startLocation[type];
            location[end(r)] = fleet.endLocation[type];
            free.add(r);
        }
        clear();
    }

    int start(int r) {
        return data.tasks + 2 * r;
    }

    int end(int r) {
        return data.tasks + 2 * r + 1;
    }

    Metric metric(int r) {
        return homogeneous ? data.metrics[0] : data.metrics[fleet.profile[fleet.typeOf[r]]];
    }

    /** Empties every route. */
    void clear() {
        Arrays.fill(route, -1);
        for (int r = 0; r < fleet.vehicles; r++) {
            route[start(r)] = r;
            route[end(r)] = r;
            next[start(r)] = end(r);
            prev[end(r)] = start(r);
            update(r);
        }
    }

    /** Replaces the whole solution; tasks in none of the routes are absent. */
    void load(int[][] routes) {
        clear();
        absent.clear();
        for (int r = 0; r < routes.length; r++) {
            if (routes[r].length > 0) {
                fill(r, routes[r], 0, routes[r].length);
            }
        }
        for (int task = 0; task < data.tasks; task++) {
            if (route[task] < 0) {
                absent.add(task);
            }
        }
    }

    /** Makes a route of given tasks. */
    void fill(int r, int[] nodes, int from, int to) {
        int last = start(r);
        for (int i = from; i < to; i++) {
            link(last, nodes[i]);
            last = nodes[i];
            if (data.optional) {
                absent.remove(last);
            }
        }
        link(last, end(r));
        update(r);
    }

    void link(int a, int b) {
        next[a] = b;
        prev[b] = a;
    }

    /** Takes a task out of its links; the caller then updates its route. */
    void unlink(int task) {
        link(prev[task], next[task]);
        route[task] = -1;
        absent.add(task);
    }

    /** Puts an absent task behind a node. */
    void insert(int task, int after) {
        absent.remove(task);
        int following = next[after];
        link(after, task);
        link(task, following);
        update(route[after]);
    }

    /** The routes' tasks in order, by vehicle. */
    int[][] copy() {
        int[][] routes = new int[fleet.vehicles][];
        for (int r = 0; r < routes.length; r++) {
            routes[r] = copy(r);
        }
        return routes;
    }

    int[] copy(int r) {
        int[] nodes = new int[size[r]];
        int at = 0;
        for (int node = next[start(r)]; at < nodes.length; node = next[node]) {
            nodes[at++] = node;
        }
        return nodes;
    }

    /** Whether a route breaks a limit. */
    boolean breaks(int r) {
        return broken.contains(r);
    }

    /** Recomputes all that is known of a route from its links; O(length). */
    void update(int r) {
        Metric metric = metric(r);
        int begin = start(r);
        int end = end(r);
        changedAt[r] = ++changes;
        int count = 0;
        long driven = 0;
        long back = 0;
        travelled[begin] = 0;
        backwards[begin] = 0;
        position[begin] = 0;
        Arrays.fill(headLoad, begin * dimensions, (begin + 1) * dimensions, 0);
        for (int node = begin; node != end; ) {
            int following = next[node];
            driven += metric.distance(location[node], location[following]);
            travelled[following] = driven;
            if (!symmetric) {
                back += metric.distance(location[following], location[node]);
                backwards[following] = back;
            }
            position[following] = ++count;
            route[following] = r;
            for (int k = 0; k < dimensions; k++) {
                int carried = headLoad[node * dimensions + k];
                headLoad[following * dimensions + k] = following < data.tasks
                        ? carried + data.delivery[following * dimensions + k] + data.pickup[following * dimensions + k]
                        : carried;
            }
            node = following;
        }
        size[r] = count - 1;
        distance[r] = driven;
        System.arraycopy(headLoad, end * dimensions, load, r * dimensions, dimensions);
        if (timed) {
            times.update(r, metric);
            lasts[r] = times.lasts();
            warp[r] = times.warp();
        }
        account(r);
    }

    private void account(int r) {
        if (filled[r] != size[r] > 0) {
            filled[r] = !filled[r];
            if (filled[r]) {
                used++;
                free.remove(r);
            } else {
                used--;
                free.add(r);
            }
        }
        double price = 0;
        long truth = 0;
        boolean breach = false;
        if (size[r] > 0) {
            int type = fleet.typeOf[r];
            truth = fleet.fixedCost[type] + fleet.costPerDistance[type] * distance[r];
            if (timed) {
                truth += fleet.costPerDuration[type] * lasts[r];
            }
            price = pricing.route(fleet.typeOf[r], distance[r], lasts[r], warp[r]) + loadPrice(r, null, 0);
            breach = breaks(r, type);
        }
        total += price - cost[r];
        plainTotal += truth - plain[r];
        cost[r] = price;
        plain[r] = truth;
        if (breach) {
            broken.add(r);
        } else {
            broken.remove(r);
        }
    }

    private boolean breaks(int r, int type) {
        for (int k = 0; k < dimensions; k++) {
            if (load[r * dimensions + k] > fleet.capacity[type * dimensions + k]) {
                return true;
            }
        }
        return distance[r] > fleet.maxDistance[type] || timed && (warp[r] > 0 || lasts[r] > fleet.maxDuration[type]);
    }

    /** What the excess of a route's load costs once {@code change} times {@code sign} is added to it. */
    double loadPrice(int r, int @Nullable [] change, int sign) {
        int type = fleet.typeOf[r];
        double price = 0;
        for (int k = 0; k < dimensions; k++) {
            int excess = load[r * dimensions + k] - fleet.capacity[type * dimensions + k];
            if (change != null) {
                excess += sign * change[k];
            }
            if (excess > 0) {
                price += penalties.load[k] * excess;
            }
        }
        return price;
    }

    /** Reprices every route after the penalties have changed. */
    void reprice() {
        total = 0;
        for (int r = 0; r < fleet.vehicles; r++) {
            if (size[r] > 0) {
                cost[r] = pricing.route(fleet.typeOf[r], distance[r], lasts[r], warp[r]) + loadPrice(r, null, 0);
                total += cost[r];
            }
        }
    }
}
