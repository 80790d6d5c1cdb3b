package io.clickshelf.logistics.model.routing.search;

import io.clickshelf.logistics.model.routing.Break;
import java.util.Arrays;

/**
 * Where breaks are taken and when a vehicle leaves so that duration and lateness cost least: every placement of the breaks
 * among the stops, before leaving or after returning, each with its {@link BestDeparture}. What some of the breaks cost alone
 * is a bound for all of them, by which most placements are passed over; after {@link #MOST} itineraries the best so far is
 * taken, which is the best of all for two breaks and a hundred stops. Belongs to a {@link Timetable}.
 */
final class BreakPlacement {

    static final int MOST = 20_000;

    private final SearchData data;
    private final BestDeparture departure;
    private final BreakPlan plan;
    private final Itinerary trial;
    private Itinerary route;
    private Break[] breaks = new Break[0];
    private long opens;
    private long closes;
    /** Of each break, behind which stop it is taken, so far and in the best placement. */
    private int[] places = new int[4];

    private int[] best = new int[4];
    private long[] begun = new long[4];
    /** Of each stop, when it can be left at the earliest, and of each break, by when to be back for it and those behind it. */
    private long[] earliest = new long[16];

    private long[] backBy = new long[5];
    private double price;
    private long lasts;
    private long leaves;
    /** How many breaks of the best placement come before leaving, and how many up to returning. */
    private int before;

    private int placed;
    private int tried;

    BreakPlacement(SearchData data, BestDeparture departure, BreakPlan plan) {
        this.data = data;
        this.departure = departure;
        this.plan = plan;
        this.trial = new Itinerary(data);
        this.route = trial;
    }

    long leaves() {
        return leaves;
    }

    long returns() {
        return leaves + lasts;
    }

    /** Finds the best schedule, leaves the route's times as they are in it, and tells the plan of breaks; false if there is none. */
    boolean find(Itinerary itinerary, long from, long to) {
        begin(itinerary, from, to);
        long end = route.run(opens);
        if (end > closes) {
            return false;
        }
        for (int i = 0; i < route.count(); i++) {
            earliest[i] = route.start(i) + route.service(i);
        }
        place(0, 0, 0);
        if (price == Double.POSITIVE_INFINITY) {
            return false;
        }
        settle();
        return true;
    }

    private void begin(Itinerary itinerary, long from, long to) {
        route = itinerary;
        breaks = data.fleet.breaks[route.type()];
        opens = from;
        closes = to;
        price = Double.POSITIVE_INFINITY;
        lasts = Long.MAX_VALUE;
        tried = 0;
        if (best.length < breaks.length) {
            places = new int[breaks.length];
            best = new int[breaks.length];
            begun = new long[breaks.length];
            backBy = new long[breaks.length + 1];
        }
        if (earliest.length < route.count()) {
            earliest = new long[2 * route.count()];
        }
        backBy[breaks.length] = Itinerary.TOO_LATE;
        for (int b = breaks.length - 1; b >= 0; b--) {
            backBy[b] = breaks[b].startUpTo(backBy[b + 1] - breaks[b].durationSeconds());
        }
        plan.begin(route.type(), route.count());
    }

    /**
     * Tries the places of the breaks from one on.
     *
     * @param from the first stop behind which it may be taken
     * @param over when those taken before leaving are over
     */
    private void place(int number, int from, long over) {
        if (tried >= MOST) {
            return;
        }
        tryOut(number, Math.min(closes, backBy[number]), over, true);
        if (number == breaks.length) {
            return;
        }
        Break rest = breaks[number];
        if (number == 0 || places[number - 1] == BreakPlan.ASIDE) {
            places[number] = BreakPlan.ASIDE;
            long later = rest.startFrom(over) + rest.durationSeconds();
            if (later <= closes && tryOut(number + 1, closes, later, false)) {
                place(number + 1, 0, later);
            }
        }
        for (int stop = from; stop < route.count() && earliest[stop] <= rest.closes(); stop++) {
            places[number] = stop;
            if (tryOut(number + 1, closes, over, false)) {
                place(number + 1, stop, over);
            }
        }
    }

    /** Plans the route with so many of the breaks; answers whether it might be, or if it is the whole plan is, the best. */
    private boolean tryOut(int count, long to, long over, boolean whole) {
        if (!whole && count == breaks.length) {
            return true;
        }
        tried++;
        fill(count);
        departure.find(trial, Math.max(opens, over), to);
        if (departure.price() == Double.POSITIVE_INFINITY || !departure.betterThan(price, lasts)) {
            return false;
        }
        if (whole) {
            price = departure.price();
            lasts = departure.lasts();
            leaves = departure.leaves();
            System.arraycopy(places, 0, best, 0, count);
            Arrays.fill(best, count, breaks.length, BreakPlan.ASIDE);
            before = 0;
            while (before < count && places[before] == BreakPlan.ASIDE) {
                before++;
            }
            placed = count;
        }
        return true;
    }

    private void fill(int count) {
        trial.begin(route.type());
        int number = 0;
        while (number < count && places[number] == BreakPlan.ASIDE) {
            number++;
        }
        for (int i = 0; i < route.count(); i++) {
            trial.add(route.node(i));
            while (number < count && places[number] == i) {
                trial.addBreak(number++);
            }
        }
        trial.releases();
    }

    /** Drives the best of all once more, to note when everything is. */
    private void settle() {
        System.arraycopy(best, 0, places, 0, breaks.length);
        fill(placed);
        trial.run(leaves);
        int number = before;
        int index = 0;
        for (int i = 0; i < trial.count(); i++) {
            if (trial.isBreak(i)) {
                begun[number++] = trial.start(i);
            } else {
                route.note(index++, trial.arrival(i), trial.start(i));
            }
        }
        plan.set(best, begun, before);
    }
}
