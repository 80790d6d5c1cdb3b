package io.clickshelf.logistics.model.routing.search;

/** Leaves out a task that need not be served, or serves an absent one in its place. O(1). */
final class ChoiceMove extends TourMove {

    ChoiceMove(Tours tours) {
        super(tours);
    }

    /** Leaves {@code u} out, if it gains. */
    boolean leave(int u) {
        return replace(u, -1);
    }

    /** Serves the absent task {@code v}, or none if it is -1, where {@code u} is served, and leaves u out, if it gains. */
    boolean replace(int u, int v) {
        evaluated++;
        int r = tours.route[u];
        if (data.required[u] || v >= 0 && !fleet.allows(v, fleet.typeOf[r])) {
            return false;
        }
        double bar = gained(tours.cost[r]) - tours.penalties.left * data.penalty[u];
        if (v >= 0) {
            bar += tours.penalties.left * (data.required[v] ? 0 : data.penalty[v]);
        }
        int before = tours.prev[u];
        int after = next[u];
        if (!(priceBelow(r, before, u, v, after, bar))) {
            return false;
        }
        tours.journal.touch(r);
        tours.unlink(u);
        if (v < 0) {
            tours.update(r);
        } else {
            tours.insert(v, before);
        }
        return true;
    }

    /** Whether a route costs less than a bar with a task, or none, in the place of another. */
    private boolean priceBelow(int r, int before, int u, int v, int after, double bar) {
        if (v < 0 && tours.size[r] == 1) {
            return 0 < bar;
        }
        int type = fleet.typeOf[r];
        Metric metric = tours.metric(r);
        int via = v < 0 ? location[after] : location[v];
        long driven = tours.distance[r]
                - (tours.travelled[after] - tours.travelled[before])
                + metric.distance(location[before], via)
                + (v < 0 ? 0 : metric.distance(via, location[after]));
        double price =
                fleet.fixedCost[type] + (double) fleet.costPerDistance[type] * driven + tours.pricing.far(type, driven);
        if (price >= bar) {
            return false;
        }
        for (int k = 0; k < moved.length; k++) {
            moved[k] = (v < 0 ? 0 : amount(v, k)) - amount(u, k);
        }
        price += tours.loadPrice(r, moved, 1);
        if (tours.timed && price < bar) {
            span.start(tours.head, before);
            if (v >= 0) {
                span.add(tours.own, v, metric.duration(location[before], via));
            }
            span.add(tours.tail, after, metric.duration(v < 0 ? location[before] : via, location[after]));
            price += tours.pricing.time(type, span.lasts, span.warp);
        }
        return price < bar;
    }

    private int amount(int task, int dimension) {
        int at = task * moved.length + dimension;
        return data.delivery[at] + data.pickup[at];
    }
}
