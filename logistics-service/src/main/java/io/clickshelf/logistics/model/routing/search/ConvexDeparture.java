package io.clickshelf.logistics.model.routing.search;

import java.util.Arrays;

/**
 * The best departure where no leg depends on the time and every stop and break has one window: cost is convex in the
 * departure then. The later, the shorter the route, until nobody waits any more; but stop by stop may begin to be late.
 * O(stops), and squared in those that late service is allowed at. Reusable, by one thread.
 */
final class ConvexDeparture {

    private final SearchData data;
    /** Departures from which on a stop is late, in order, and what each second then costs more. */
    private long[] turns = new long[16];

    private long[] rates = new long[16];
    private int count;

    ConvexDeparture(SearchData data) {
        this.data = data;
    }

    /**
     * @param route as run from the earliest departure, {@code opens}, on
     * @param end   when it was over then
     */
    long best(Itinerary route, long opens, long end) {
        count = 0;
        long way = 0;
        long bound = Long.MAX_VALUE;
        int stops = route.count();
        for (int i = 0; i < stops; i++) {
            way += route.leg(i - 1);
            if (route.isTask(i)) {
                int task = route.node(i);
                bound = Math.min(bound, data.windowCloses[data.windowFrom[task]] - way);
                if (data.lateCost[task] > 0) {
                    add(Math.max(route.start(i), data.due[task]) - way, data.lateCost[task]);
                }
            } else if (route.isBreak(i)) {
                bound = Math.min(bound, route.rest(i).closes() - way);
            }
            way += route.service(i);
        }
        way += route.leg(stops - 1);
        bound = Math.min(bound, end - way);
        long best = Math.max(turn(route.type(), bound), end - data.fleet.maxDuration[route.type()]);
        return Math.max(opens, Math.min(bound, best));
    }

    /** Where lateness begins to cost more than a shorter route saves, or {@code bound} if that is nowhere before. */
    private long turn(int type, long bound) {
        long slope = -data.fleet.costPerDuration[type];
        for (int i = 0; i < count && turns[i] < bound; i++) {
            slope += rates[i];
            if (slope > 0) {
                return turns[i];
            }
        }
        return bound;
    }

    private void add(long turn, long rate) {
        if (count == turns.length) {
            turns = Arrays.copyOf(turns, 2 * count);
            rates = Arrays.copyOf(rates, 2 * count);
        }
        int at = count++;
        while (at > 0 && turns[at - 1] > turn) {
            turns[at] = turns[at - 1];
            rates[at] = rates[at - 1];
            at--;
        }
        turns[at] = turn;
        rates[at] = rate;
    }
}
