package io.clickshelf.logistics.model.routing.search;

import io.clickshelf.logistics.model.routing.DrivingHours;
import java.util.Arrays;

/**
 * Behind which stops a driver rests, so that driving hours are kept and duration and lateness cost least. Roughly: the rests
 * with which the route, left as early as can be, is over first (earliest times by stop and last rest, O(stops²)), then the
 * best departure with them. Exactly: every placement of as many rests as are needed, each with its {@link BestDeparture};
 * what some of the rests cost alone is a bound for all of them, and after {@link BreakPlacement#MOST} itineraries the best so
 * far is taken. Belongs to a {@link Timetable}.
 */
final class DrivingPlan {

    private final SearchData data;
    private final BestDeparture departure;
    private final Itinerary trial;
    private Itinerary route;
    private DrivingHours hours = DrivingHours.FREE;
    private long opens;
    private long closes;
    /** Behind which stops (-1: the start) rests are taken, so far and in the best placement. */
    private int[] places = new int[8];

    private int[] best = new int[8];
    private int bestCount;
    private double price;
    private long lasts;
    private long leaves;
    private int tried;
    /** By stop and then stop behind which the last rest was: when it can be left at the earliest, and the driving since. */
    private long[][] left = new long[0][0];

    private long[][] driven = new long[0][0];
    private int[] restBefore = new int[0];
    private long[] begun = new long[8];

    DrivingPlan(SearchData data, BestDeparture departure) {
        this.data = data;
        this.departure = departure;
        this.trial = new Itinerary(data);
        this.route = trial;
    }

    long leaves() {
        return leaves;
    }

    long returns() {
        return leaves + lasts;
    }

    int count() {
        return bestCount;
    }

    /** Behind which stop a rest of the plan is taken. */
    int behind(int index) {
        return best[index];
    }

    long begun(int index) {
        return begun[index];
    }

    /** Finds a schedule, and leaves the route's times as they are in it; false if there is none. */
    boolean find(Itinerary itinerary, long from, long to, boolean exact) {
        route = itinerary;
        hours = data.fleet.driving[itinerary.type()];
        opens = from;
        closes = to;
        price = Double.POSITIVE_INFINITY;
        lasts = Long.MAX_VALUE;
        tried = 0;
        long total = 0;
        for (int i = -1; i < route.count(); i++) {
            total += route.leg(i);
            if (route.leg(i) > hours.restAfter()) {
                return false;
            }
        }
        if (total > hours.most()) {
            return false;
        }
        boolean restless = hours.since() + total <= hours.restAfter() && tryOut(0, true);
        if (!restless && placeRoughly()) {
            tryOut(bestCount, true);
        }
        if (!restless && exact) {
            place(0);
        }
        if (price == Double.POSITIVE_INFINITY) {
            return false;
        }
        settle();
        return true;
    }

    /** Tries the places of the rests from one on. */
    private void place(int count) {
        if (tried >= BreakPlacement.MOST || !tryOut(count, false)) {
            return;
        }
        int last = count == 0 ? -1 : places[count - 1];
        long since = count == 0 ? hours.since() : 0;
        int reach = last;
        while (reach < route.count() && since + route.leg(reach) <= hours.restAfter()) {
            since += route.leg(reach++);
        }
        if (reach == route.count()) {
            tryOut(count, true);
            return;
        }
        if (places.length == count) {
            places = Arrays.copyOf(places, 2 * count);
        }
        for (int stop = reach; stop > last || stop == -1 && count == 0 && hours.since() > 0; stop--) {
            places[count] = stop;
            place(count + 1);
        }
    }

    /** Plans the route with so many of the rests; answers whether it might be, or if these are all is, the best. */
    private boolean tryOut(int count, boolean whole) {
        tried++;
        fill(places, count);
        departure.find(trial, opens, closes);
        if (!departure.betterThan(price, lasts) || whole && data.timeDependent && !holds()) {
            return false;
        }
        if (whole) {
            price = departure.price();
            lasts = departure.lasts();
            leaves = departure.leaves();
            if (best.length < places.length) {
                best = new int[places.length];
            }
            System.arraycopy(places, 0, best, 0, count);
            bestCount = count;
        }
        return true;
    }

    private void fill(int[] behind, int count) {
        trial.begin(route.type());
        int number = 0;
        for (int i = -1; i < route.count(); i++) {
            if (i >= 0) {
                trial.add(route.node(i));
            }
            if (number < count && behind[number] == i) {
                trial.addBreak(data.fleet.breaks[route.type()].length);
                number++;
            }
        }
        trial.releases();
    }

    /** Whether the hours are kept at the time of day at which it is driven. */
    private boolean holds() {
        long since = hours.since();
        long total = 0;
        for (int i = -1; i < trial.count(); i++) {
            long from = i < 0 ? departure.leaves() : trial.start(i) + trial.service(i);
            long leg = trial.drive(i, from) - from;
            since = trial.isBreak(i) ? leg : since + leg;
            total += leg;
            if (since > hours.restAfter() || total > hours.most()) {
                return false;
            }
        }
        return true;
    }

    /** Finds the rests with which the route is over first; false if it can't be driven. */
    private boolean placeRoughly() {
        int stops = route.count();
        grow(stops + 1);
        Arrays.fill(left[0], 0, stops + 1, Itinerary.TOO_LATE);
        left[0][0] = opens;
        driven[0][0] = hours.since();
        rest(0, 0);
        for (int i = 0; i < stops; i++) {
            for (int last = 0; last <= i + 1; last++) {
                long arrives = arrival(i, last);
                left[i + 1][last] = arrives >= Itinerary.TOO_LATE
                        ? Itinerary.TOO_LATE
                        : Math.min(Itinerary.TOO_LATE, route.serviceStart(i, arrives) + route.service(i));
            }
            rest(i + 1, i + 2);
        }
        long least = Itinerary.TOO_LATE;
        int rest = -1;
        for (int last = 0; last <= stops + 1; last++) {
            long over = arrival(stops, last);
            if (over < least) {
                least = over;
                rest = last;
            }
        }
        if (rest < 0) {
            return false;
        }
        bestCount = 0;
        for (int at = rest; at > 0; at = restBefore[at - 1]) {
            bestCount++;
        }
        if (places.length < bestCount) {
            places = new int[2 * bestCount];
        }
        int number = bestCount;
        for (int at = rest; at > 0; at = restBefore[at - 1]) {
            places[--number] = at - 2;
        }
        return true;
    }

    /**
     * When a stop, or behind the last one the end, is reached from the one before.
     *
     * @param last 0 if there was no rest yet, else where the last one was: 1 for the start, 2 + i for behind a stop
     */
    private long arrival(int stop, int last) {
        if (left[stop][last] >= Itinerary.TOO_LATE) {
            return Itinerary.TOO_LATE;
        }
        long arrives = route.drive(stop - 1, left[stop][last]);
        long since = driven[stop][last] + arrives - left[stop][last];
        if (since > hours.restAfter()) {
            return Itinerary.TOO_LATE;
        }
        if (stop < route.count()) {
            driven[stop + 1][last] = since;
        }
        return arrives;
    }

    /** A rest where the one before was where it is best. */
    private void rest(int at, int known) {
        int from = 0;
        for (int last = 0; last < known; last++) {
            from = left[at][last] < left[at][from] ? last : from;
        }
        left[at][at + 1] = Math.min(Itinerary.TOO_LATE, left[at][from] + hours.restSeconds());
        driven[at][at + 1] = 0;
        restBefore[at] = from;
    }

    private void grow(int rows) {
        if (left.length < rows) {
            int size = rows + 16;
            left = new long[size][size + 1];
            driven = new long[size][size + 1];
            restBefore = new int[size];
        }
    }

    /** Drives the best of all once more, to note when everything is. */
    private void settle() {
        fill(best, bestCount);
        trial.run(leaves);
        if (begun.length < bestCount) {
            begun = new long[2 * bestCount];
        }
        int number = 0;
        int index = 0;
        for (int i = 0; i < trial.count(); i++) {
            if (trial.isBreak(i)) {
                begun[number++] = trial.start(i);
            } else {
                route.note(index++, trial.arrival(i), trial.start(i));
            }
        }
    }
}
