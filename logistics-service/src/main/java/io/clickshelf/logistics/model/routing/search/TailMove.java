package io.clickshelf.logistics.model.routing.search;

/**
 * 2-opt within a route, and between two routes the exchange of what follows (2-opt*), also with what lies before turned
 * round where nothing is timed. O(1) to price where nothing is timed, else O(tasks turned) within a route and O(1) between
 * routes that end alike.
 */
final class TailMove extends TourMove {

    TailMove(Tours tours) {
        super(tours);
    }

    /** Turns round the tasks behind {@code u} up to {@code v}, if it gains; u comes before v in the same route. */
    boolean reverse(int u, int v) {
        evaluated++;
        int r = tours.route[u];
        int first = next[u];
        int after = next[v];
        Metric metric = tours.metric(r);
        long driven = tours.distance[r]
                - (tours.travelled[after] - tours.travelled[u])
                + metric.distance(location[u], location[v])
                + metric.distance(location[first], location[after])
                + (tours.backwards[v] - tours.backwards[first]);
        int type = fleet.typeOf[r];
        double bar = gained(tours.cost[r]) - tours.loadPrice(r, null, 0);
        double price =
                fleet.fixedCost[type] + (double) fleet.costPerDistance[type] * driven + tours.pricing.far(type, driven);
        if (price >= bar) {
            return false;
        }
        if (tours.timed) {
            span.start(tours.head, u);
            int at = u;
            for (int node = v; node != u; node = tours.prev[node]) {
                span.add(tours.own, node, metric.duration(location[at], location[node]));
                at = node;
            }
            span.add(tours.tail, after, metric.duration(location[at], location[after]));
            price += tours.pricing.time(type, span.lasts, span.warp);
            if (price >= bar) {
                return false;
            }
        }
        tours.journal.touch(r);
        int last = u;
        for (int node = v; node != u; ) {
            int before = tours.prev[node];
            tours.link(last, node);
            last = node;
            node = before;
        }
        tours.link(last, after);
        tours.update(r);
        return true;
    }

    /** Joins {@code u} to what follows {@code v}, and v to what follows u, if it gains; the two lie in different routes. */
    boolean exchange(int u, int v) {
        evaluated++;
        int ru = tours.route[u];
        int rv = tours.route[v];
        int x = next[u];
        int y = next[v];
        Metric mu = tours.metric(ru);
        Metric mv = tours.metric(rv);
        if (mu != mv) {
            return false;
        }
        int endU = tours.end(ru);
        int endV = tours.end(rv);
        long[] way = tours.travelled;
        long du = way[u] + rest(mu, u, y, endV, endU);
        long dv = way[v] + rest(mv, v, x, endU, endV);
        int tu = fleet.typeOf[ru];
        int tv = fleet.typeOf[rv];
        boolean emptyU = tours.position[u] == 0 && y == endV;
        boolean emptyV = tours.position[v] == 0 && x == endU;
        double bar = gained(tours.cost[ru] + tours.cost[rv]);
        double price = (emptyU ? 0 : fleet.fixedCost[tu] + (double) fleet.costPerDistance[tu] * du)
                + (emptyV ? 0 : fleet.fixedCost[tv] + (double) fleet.costPerDistance[tv] * dv);
        if (price >= bar || tu != tv && !fleet.unrestricted() && !allowed(x, endU, tv, y, endV, tu)) {
            return false;
        }
        price += emptyU ? 0 : tours.pricing.far(tu, du);
        price += emptyV ? 0 : tours.pricing.far(tv, dv);
        for (int k = 0; k < moved.length; k++) {
            int leavesU = tours.load[ru * moved.length + k] - tours.headLoad[u * moved.length + k];
            int leavesV = tours.load[rv * moved.length + k] - tours.headLoad[v * moved.length + k];
            moved[k] = leavesU - leavesV;
        }
        price += tours.loadPrice(ru, moved, -1) + tours.loadPrice(rv, moved, 1);
        if (price >= bar) {
            return false;
        }
        if (tours.timed) {
            price += emptyU ? 0 : timed(mu, tu, u, y, endV, endU, tv);
            if (price >= bar) {
                return false;
            }
            price += emptyV ? 0 : timed(mv, tv, v, x, endU, endV, tu);
            if (price >= bar) {
                return false;
            }
        }
        tours.journal.touch(ru);
        tours.journal.touch(rv);
        int lastU = tours.prev[endU];
        int lastV = tours.prev[endV];
        tours.link(u, y == endV ? endU : y);
        tours.link(v, x == endU ? endV : x);
        if (y != endV) {
            tours.link(lastV, endU);
        }
        if (x != endU) {
            tours.link(lastU, endV);
        }
        tours.update(ru);
        tours.update(rv);
        return true;
    }

    /** The way from a node over another route's tail to the own end. */
    private long rest(Metric metric, int from, int tail, int tailEnd, int end) {
        if (tail == tailEnd) {
            return metric.distance(location[from], location[end]);
        }
        int last = tours.prev[tailEnd];
        return metric.distance(location[from], location[tail])
                + tours.travelled[last]
                - tours.travelled[tail]
                + metric.distance(location[last], location[end]);
    }

    private double timed(Metric metric, int type, int from, int tail, int tailEnd, int end, int tailType) {
        span.start(tours.head, from);
        if (location[tailEnd] == location[end] && fleet.shiftCloses[type] == fleet.shiftCloses[tailType]) {
            span.add(tours.tail, tail, metric.duration(location[from], location[tail]));
        } else {
            int at = from;
            for (int node = tail; node != tailEnd; node = next[node]) {
                span.add(tours.own, node, metric.duration(location[at], location[node]));
                at = node;
            }
            span.add(tours.own, end, metric.duration(location[at], location[end]));
        }
        return tours.pricing.time(type, span.lasts, span.warp);
    }

    private boolean allowed(int x, int endU, int tv, int y, int endV, int tu) {
        for (int node = x; node != endU; node = next[node]) {
            if (!fleet.allows(node, tv)) {
                return false;
            }
        }
        for (int node = y; node != endV; node = next[node]) {
            if (!fleet.allows(node, tu)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Joins {@code u} to {@code v} and what lies before v, turned round, and likewise what follows both, if it gains. Only
     * for untimed symmetric problems and two routes of one type that ends where it starts.
     */
    boolean cross(int u, int v) {
        evaluated++;
        int ru = tours.route[u];
        int rv = tours.route[v];
        int type = fleet.typeOf[ru];
        int x = next[u];
        int y = next[v];
        int endU = tours.end(ru);
        int endV = tours.end(rv);
        long[] way = tours.travelled;
        Metric metric = tours.metric(ru);
        long du = way[u] + metric.distance(location[u], location[v]) + way[v];
        long dv = tours.distance[ru] - way[x] + metric.distance(location[x], location[y]) + tours.distance[rv] - way[y];
        double bar = gained(tours.cost[ru] + tours.cost[rv]);
        boolean emptyU = tours.position[u] == 0 && tours.position[v] == 0;
        boolean emptyV = x == endU && y == endV;
        double price = (emptyU ? 0 : fleet.fixedCost[type] + (double) fleet.costPerDistance[type] * du)
                + (emptyV ? 0 : fleet.fixedCost[type] + (double) fleet.costPerDistance[type] * dv);
        if (price >= bar) {
            return false;
        }
        for (int k = 0; k < moved.length; k++) {
            int leavesU = tours.load[ru * moved.length + k] - tours.headLoad[u * moved.length + k];
            moved[k] = leavesU - tours.headLoad[v * moved.length + k];
        }
        price += tours.pricing.far(type, du) + tours.pricing.far(type, dv);
        price += tours.loadPrice(ru, moved, -1) + tours.loadPrice(rv, moved, 1);
        if (price >= bar) {
            return false;
        }
        tours.journal.touch(ru);
        tours.journal.touch(rv);
        int lastU = tours.prev[endU];
        int last = u;
        for (int node = v; node != tours.start(rv); ) {
            int before = tours.prev[node];
            tours.link(last, node);
            last = node;
            node = before;
        }
        tours.link(last, endU);
        last = tours.start(rv);
        for (int node = x == endU ? u : lastU; node != u; ) {
            int before = tours.prev[node];
            tours.link(last, node);
            last = node;
            node = node == x ? u : before;
        }
        tours.link(last, y);
        tours.update(ru);
        tours.update(rv);
        return true;
    }
}
