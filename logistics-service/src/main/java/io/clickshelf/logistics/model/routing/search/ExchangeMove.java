package io.clickshelf.logistics.model.routing.search;

/**
 * Swaps two strings of up to two tasks, one of which may be empty (a relocation), within a route or between two. O(1)
 * between routes and where nothing is timed, else O(tasks between the strings).
 */
final class ExchangeMove extends TourMove {

    ExchangeMove(Tours tours) {
        super(tours);
    }

    /**
     * Puts the string from {@code u1} to {@code u2} where the one from {@code v1} to {@code v2} is, and that in its place,
     * if it gains.
     *
     * @param beforeU the node before the first string
     * @param u1      the first string's first task
     * @param u2      its last task, the same or the next one
     * @param turned  whether the first string is turned round
     * @param beforeV the node before the second string
     * @param v1      the second string's first task, or -1 if it is empty
     * @param v2      its last task
     */
    boolean attempt(int beforeU, int u1, int u2, boolean turned, int beforeV, int v1, int v2) {
        evaluated++;
        int ru = tours.route[u1];
        int rv = tours.route[beforeV];
        if (ru == rv) {
            return within(ru, beforeU, u1, u2, turned, beforeV, v1, v2);
        }
        int first = turned ? u2 : u1;
        int last = turned ? u1 : u2;
        int afterU = next[u2];
        int afterV = v1 < 0 ? next[beforeV] : next[v2];
        Metric mu = tours.metric(ru);
        Metric mv = tours.metric(rv);
        long[] way = tours.travelled;
        long du = tours.distance[ru] - (way[afterU] - way[beforeU]);
        long dv = tours.distance[rv] - (way[afterV] - way[beforeV]);
        if (v1 < 0) {
            du += mu.distance(location[beforeU], location[afterU]);
        } else {
            du += mu.distance(location[beforeU], location[v1]) + mu.distance(location[v2], location[afterU]);
            du += v1 == v2 ? 0 : mu.distance(location[v1], location[v2]);
        }
        dv += mv.distance(location[beforeV], location[first]) + mv.distance(location[last], location[afterV]);
        dv += u1 == u2 ? 0 : mv.distance(location[first], location[last]);
        int countV = v1 < 0 ? 0 : v1 == v2 ? 1 : 2;
        int countU = u1 == u2 ? 1 : 2;
        boolean emptied = countV == 0 && tours.size[ru] == countU;
        int tu = fleet.typeOf[ru];
        int tv = fleet.typeOf[rv];
        double bar = gained(tours.cost[ru] + tours.cost[rv]);
        double price = (emptied ? 0 : fleet.fixedCost[tu] + (double) fleet.costPerDistance[tu] * du)
                + fleet.fixedCost[tv]
                + (double) fleet.costPerDistance[tv] * dv;
        if (price >= bar || !fleet.unrestricted() && !allowed(u1, u2, tv, v1, v2, tu)) {
            return false;
        }
        price += loads(ru, rv, u1, u2, v1, v2);
        if (price >= bar) {
            return false;
        }
        long lastsU = 0;
        long warpU = 0;
        if (tours.timed && !emptied) {
            span.start(tours.head, beforeU);
            int at = beforeU;
            if (v1 >= 0) {
                span.add(tours.own, v1, mu.duration(location[at], location[v1]));
                at = v1;
                if (v1 != v2) {
                    span.add(tours.own, v2, mu.duration(location[at], location[v2]));
                    at = v2;
                }
            }
            span.add(tours.tail, afterU, mu.duration(location[at], location[afterU]));
            lastsU = span.lasts;
            warpU = span.warp;
            price += tours.pricing.time(tu, lastsU, warpU);
            if (price >= bar) {
                return false;
            }
        }
        price += emptied ? 0 : tours.pricing.far(tu, du);
        price += tours.pricing.far(tv, dv);
        if (tours.timed) {
            span.start(tours.head, beforeV);
            span.add(tours.own, first, mv.duration(location[beforeV], location[first]));
            if (first != last) {
                span.add(tours.own, last, mv.duration(location[first], location[last]));
            }
            span.add(tours.tail, afterV, mv.duration(location[last], location[afterV]));
            price += tours.pricing.time(tv, span.lasts, span.warp);
        }
        if (price >= bar) {
            return false;
        }
        tours.journal.touch(ru);
        tours.journal.touch(rv);
        put(beforeU, v1, v2, afterU);
        put(beforeV, first, last, afterV);
        tours.update(ru);
        tours.update(rv);
        return true;
    }

    private boolean allowed(int u1, int u2, int tv, int v1, int v2, int tu) {
        return fleet.allows(u1, tv) && fleet.allows(u2, tv) && (v1 < 0 || fleet.allows(v1, tu) && fleet.allows(v2, tu));
    }

    private double loads(int ru, int rv, int u1, int u2, int v1, int v2) {
        for (int k = 0; k < moved.length; k++) {
            moved[k] = 0;
        }
        count(u1, 1);
        if (u2 != u1) {
            count(u2, 1);
        }
        if (v1 >= 0) {
            count(v1, -1);
            if (v2 != v1) {
                count(v2, -1);
            }
        }
        return tours.loadPrice(ru, moved, -1) + tours.loadPrice(rv, moved, 1);
    }

    private void count(int task, int sign) {
        for (int k = 0; k < moved.length; k++) {
            int at = task * moved.length + k;
            moved[k] += sign * (data.delivery[at] + data.pickup[at]);
        }
    }

    /** Both strings lie in the same route. */
    private boolean within(int r, int beforeU, int u1, int u2, boolean turned, int beforeV, int v1, int v2) {
        int[] position = tours.position;
        int first = turned ? u2 : u1;
        int last = turned ? u1 : u2;
        if (v1 < 0) {
            if (beforeV == beforeU) {
                return false;
            }
            return position[beforeV] > position[u1]
                    ? reorder(r, beforeU, -1, -1, next[u2], beforeV, first, last, next[beforeV])
                    : reorder(r, beforeV, first, last, next[beforeV], beforeU, -1, -1, next[u2]);
        }
        return position[v1] > position[u1]
                ? reorder(r, beforeU, v1, v2, next[u2], beforeV, first, last, next[v2])
                : reorder(r, beforeV, first, last, next[v2], beforeU, v1, v2, next[u2]);
    }

    /** New order: up to {@code a}, the string b, the middle from {@code m1} to {@code m2} if any, the string c, from {@code z} on. */
    private boolean reorder(int r, int a, int b1, int b2, int m1, int m2, int c1, int c2, int z) {
        boolean middle = tours.position[m1] <= tours.position[m2];
        Metric metric = tours.metric(r);
        long[] way = tours.travelled;
        long driven = tours.distance[r] - (way[z] - way[a]) + (middle ? way[m2] - way[m1] : 0);
        int at = a;
        if (b1 >= 0) {
            driven += metric.distance(location[at], location[b1]);
            driven += b1 == b2 ? 0 : metric.distance(location[b1], location[b2]);
            at = b2;
        }
        if (middle) {
            driven += metric.distance(location[at], location[m1]);
            at = m2;
        }
        if (c1 >= 0) {
            driven += metric.distance(location[at], location[c1]);
            driven += c1 == c2 ? 0 : metric.distance(location[c1], location[c2]);
            at = c2;
        }
        driven += metric.distance(location[at], location[z]);
        double bar = gained(tours.cost[r]) - tours.loadPrice(r, null, 0);
        int type = fleet.typeOf[r];
        double price =
                fleet.fixedCost[type] + (double) fleet.costPerDistance[type] * driven + tours.pricing.far(type, driven);
        if (price >= bar) {
            return false;
        }
        if (tours.timed) {
            span.start(tours.head, a);
            at = string(metric, a, b1, b2);
            if (middle) {
                for (int node = m1; ; node = next[node]) {
                    span.add(tours.own, node, metric.duration(location[at], location[node]));
                    at = node;
                    if (node == m2) {
                        break;
                    }
                }
            }
            at = string(metric, at, c1, c2);
            span.add(tours.tail, z, metric.duration(location[at], location[z]));
            price += tours.pricing.time(type, span.lasts, span.warp);
            if (price >= bar) {
                return false;
            }
        }
        tours.journal.touch(r);
        put(a, b1, b2, middle ? m1 : c1 >= 0 ? c1 : z);
        if (middle) {
            put(m2, c1, c2, z);
        } else if (c1 >= 0) {
            put(b1 >= 0 ? b2 : a, c1, c2, z);
        }
        tours.update(r);
        return true;
    }

    private int string(Metric metric, int at, int first, int last) {
        if (first < 0) {
            return at;
        }
        span.add(tours.own, first, metric.duration(location[at], location[first]));
        if (first != last) {
            span.add(tours.own, last, metric.duration(location[first], location[last]));
        }
        return last;
    }

    /** Links a string, or nothing, between two nodes. */
    private void put(int before, int first, int last, int after) {
        if (first < 0) {
            tours.link(before, after);
            return;
        }
        tours.link(before, first);
        if (first != last) {
            tours.link(first, last);
        }
        tours.link(last, after);
    }
}
