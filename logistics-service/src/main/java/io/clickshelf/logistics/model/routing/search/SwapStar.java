package io.clickshelf.logistics.model.routing.search;

/**
 * SWAP* of Vidal (2022): exchanges two tasks of two routes, each put into its best place in the other route rather than
 * into the other's. The three best places of each task are found once a pair of routes, so the whole is O(n_u · n_v). Where
 * times matter the estimate leaves their interplay out, and the move is undone if it doesn't gain in truth.
 */
final class SwapStar extends TourMove {

    private static final int KEPT = 3;

    private final int[] prev;
    /** Per task, the nodes behind which it fits best in the other route, and what each costs. */
    private final int[] places;

    private final double[] prices;
    private final double[] removal;
    /** Per task, how far it is from the node before it to the one behind. */
    private final int[] gap;

    private int chosenU;
    private int chosenV;
    private int chosenAfterU;
    private int chosenAfterV;
    private int foundPlace;

    SwapStar(Tours tours) {
        super(tours);
        this.prev = tours.prev;
        this.places = new int[data.tasks * KEPT];
        this.prices = new double[data.tasks * KEPT];
        this.removal = new double[data.tasks];
        this.gap = new int[data.tasks];
    }

    /** Tries the best exchange between two routes; returns whether it was made. */
    boolean attempt(int ru, int rv) {
        prepare(ru, rv);
        prepare(rv, ru);
        double best = find(ru, rv);
        return best < -LEAST_GAIN && apply(ru, rv);
    }

    private void prepare(int from, int into) {
        for (int u = next[tours.start(from)]; u < data.tasks; u = next[u]) {
            removal[u] = removalPrice(u, from);
            int base = u * KEPT;
            for (int i = base; i < base + KEPT; i++) {
                prices[i] = Double.POSITIVE_INFINITY;
                places[i] = -1;
            }
            if (!tours.timed) {
                prepareUntimed(u, into, base);
                continue;
            }
            int end = tours.end(into);
            for (int after = tours.start(into); after != end; after = next[after]) {
                double price = insertionPrice(u, after, next[after], into, prices[base + KEPT - 1]);
                int at = base + KEPT - 1;
                if (price < prices[at]) {
                    keep(price, after, base, at);
                }
            }
        }
    }

    /** The same by distance alone, each distance looked up once. */
    private void prepareUntimed(int u, int into, int base) {
        Metric metric = tours.metric(into);
        double rate = fleet.costPerDistance[fleet.typeOf[into]];
        int place = location[u];
        int last = base + KEPT - 1;
        int end = tours.end(into);
        int after = tours.start(into);
        long[] way = tours.travelled;
        int in = metric.distanceInto(place, location[after]);
        double bar = prices[last];
        evaluated += tours.size[into] + 1;
        while (after != end) {
            int following = next[after];
            int there = location[following];
            int out = metric.distance(place, there);
            double price = rate * (in + out - (way[following] - way[after]));
            if (price < bar) {
                keep(price, after, base, last);
                bar = prices[last];
            }
            in = tours.symmetric ? out : metric.distanceInto(place, there);
            after = following;
        }
    }

    private void keep(double price, int after, int base, int last) {
        int at = last;
        while (at > base && prices[at - 1] > price) {
            prices[at] = prices[at - 1];
            places[at] = places[at - 1];
            at--;
        }
        prices[at] = price;
        places[at] = after;
    }

    private double removalPrice(int u, int r) {
        int before = prev[u];
        int after = next[u];
        Metric metric = tours.metric(r);
        int type = fleet.typeOf[r];
        gap[u] = metric.distance(location[before], location[after]);
        long shorter = tours.travelled[after] - tours.travelled[before] - gap[u];
        double price = -(double) fleet.costPerDistance[type] * shorter;
        if (tours.timed) {
            span.start(tours.head, before);
            span.add(tours.tail, after, metric.duration(location[before], location[after]));
            price += tours.pricing.time(type, span.lasts, span.warp)
                    - tours.pricing.time(type, tours.lasts[r], tours.warp[r]);
        }
        return price;
    }

    /** What a task costs between two nodes of a route that follow each other, maybe once what lies between is gone. */
    private double insertionPrice(int u, int before, int after, int r, double bar) {
        evaluated++;
        Metric metric = tours.metric(r);
        int type = fleet.typeOf[r];
        int place = location[u];
        long old = next[before] == after
                ? tours.travelled[after] - tours.travelled[before]
                : metric.distance(location[before], location[after]);
        long longer = metric.distanceInto(place, location[before]) + metric.distance(place, location[after]) - old;
        double price = (double) fleet.costPerDistance[type] * longer;
        if (!tours.timed || price >= bar && next[before] == after) {
            return price;
        }
        span.start(tours.head, before);
        span.add(tours.own, u, metric.durationInto(place, location[before]));
        span.add(tours.tail, after, metric.duration(place, location[after]));
        price += tours.pricing.time(type, span.lasts, span.warp);
        if (next[before] == after) {
            return price - tours.pricing.time(type, tours.lasts[r], tours.warp[r]);
        }
        span.start(tours.head, before);
        span.add(tours.tail, after, metric.duration(location[before], location[after]));
        return price - tours.pricing.time(type, span.lasts, span.warp);
    }

    private double find(int ru, int rv) {
        double best = 0;
        double now = tours.loadPrice(ru, null, 0) + tours.loadPrice(rv, null, 0);
        int tu = fleet.typeOf[ru];
        int tv = fleet.typeOf[rv];
        for (int u = next[tours.start(ru)]; u < data.tasks; u = next[u]) {
            for (int v = next[tours.start(rv)]; v < data.tasks; v = next[v]) {
                double price = removal[u] + removal[v] - now;
                if (price >= best) {
                    continue;
                }
                for (int k = 0; k < moved.length; k++) {
                    int atU = u * moved.length + k;
                    int atV = v * moved.length + k;
                    moved[k] = data.delivery[atU] + data.pickup[atU] - data.delivery[atV] - data.pickup[atV];
                }
                price += tours.loadPrice(ru, moved, -1) + tours.loadPrice(rv, moved, 1);
                if (price >= best || !fleet.allows(u, tv) || !fleet.allows(v, tu)) {
                    continue;
                }
                price += cheapest(u, v, rv);
                int placeU = foundPlace;
                if (price >= best) {
                    continue;
                }
                price += cheapest(v, u, ru);
                if (price < best) {
                    best = price;
                    chosenU = u;
                    chosenV = v;
                    chosenAfterU = placeU;
                    chosenAfterV = foundPlace;
                }
            }
        }
        return best;
    }

    /** The cheapest place of a task in a route from which another has gone; left in {@code foundPlace}. */
    private double cheapest(int task, int gone, int r) {
        double best = tours.timed
                ? insertionPrice(task, prev[gone], next[gone], r, Double.POSITIVE_INFINITY)
                : replacing(task, gone, r);
        foundPlace = prev[gone];
        for (int i = task * KEPT; i < (task + 1) * KEPT; i++) {
            int after = places[i];
            if (after < 0) {
                break;
            }
            if (after != gone && next[after] != gone) {
                if (prices[i] < best) {
                    best = prices[i];
                    foundPlace = after;
                }
                break;
            }
        }
        return best;
    }

    private double replacing(int task, int gone, int r) {
        Metric metric = tours.metric(r);
        int place = location[task];
        int longer = metric.distanceInto(place, location[prev[gone]]) + metric.distance(place, location[next[gone]]);
        return (double) fleet.costPerDistance[fleet.typeOf[r]] * (longer - gap[gone]);
    }

    private boolean apply(int ru, int rv) {
        tours.journal.touch(ru);
        tours.journal.touch(rv);
        double before = tours.cost[ru] + tours.cost[rv];
        long stampU = tours.changedAt[ru];
        long stampV = tours.changedAt[rv];
        int u = chosenU;
        int v = chosenV;
        int oldU = prev[u];
        int oldV = prev[v];
        move(u, v, chosenAfterU, chosenAfterV);
        tours.update(ru);
        tours.update(rv);
        if (tours.cost[ru] + tours.cost[rv] < gained(before)) {
            return true;
        }
        move(u, v, oldU, oldV);
        tours.update(ru);
        tours.update(rv);
        tours.changedAt[ru] = stampU;
        tours.changedAt[rv] = stampV;
        return false;
    }

    private void move(int u, int v, int afterU, int afterV) {
        tours.link(prev[u], next[u]);
        tours.link(prev[v], next[v]);
        int behindU = next[afterU];
        int behindV = next[afterV];
        tours.link(afterU, u);
        tours.link(u, behindU);
        tours.link(afterV, v);
        tours.link(v, behindV);
    }

    int movedU() {
        return chosenU;
    }

    int movedV() {
        return chosenV;
    }
}
