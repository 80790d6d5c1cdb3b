package io.clickshelf.logistics.model.routing.search;

import io.clickshelf.logistics.model.routing.Break;
import io.clickshelf.logistics.model.routing.DrivingRules;
import java.util.Arrays;

/**
 * Where breaks and the rests of driving hours are taken and when a vehicle leaves so that duration and lateness cost least. A
 * break that lasts as long as a rest is one, before leaving too. Roughly: {@link PauseLabels}, each with its
 * {@link BestDeparture}. Exactly: every placement of the breaks among the stops, before leaving or after returning, and of as
 * many rests as are needed then. What some of them cost alone is a bound for all of them, by which most placements are passed
 * over; after {@link #MOST} itineraries the best so far is taken, which is the best of all for two breaks and a hundred stops.
 * Belongs to a {@link Timetable}.
 */
final class PausePlacement {

    private static final int MOST = 20_000;
    private static final Break[] NONE = {};

    private final SearchData data;
    private final BestDeparture departure;
    private final BreakPlan plan;
    private final PauseLabels labels;
    private final Itinerary trial;
    private final PauseList now = new PauseList();
    private final PauseList best = new PauseList();
    private Itinerary route;
    private Break[] breaks = NONE;
    private DrivingRules hours = DrivingRules.FREE;
    private long opens;
    private long closes;
    /** Of each stop, when it can be left at the earliest, and how long it takes to drive there from the start. */
    private long[] earliest = new long[16];

    private long[] way = new long[17];
    /** Of each break, by when to be back for it and those behind it. */
    private long[] backBy = new long[5];

    private int[] behind = new int[4];
    private long[] begun = new long[4];
    private double price;
    private long lasts;
    private long leaves;
    private int tried;

    PausePlacement(SearchData data, BestDeparture departure, BreakPlan plan) {
        this.data = data;
        this.departure = departure;
        this.plan = plan;
        this.labels = new PauseLabels(data);
        this.trial = new Itinerary(data);
        this.route = trial;
    }

    long leaves() {
        return leaves;
    }

    long returns() {
        return leaves + lasts;
    }

    /** Those on the way in the schedule found last, in order. */
    PauseList pauses() {
        return best;
    }

    /**
     * Finds the best schedule, leaves the route's times as they are in it, and tells the plan of breaks; false if there is none.
     *
     * @param exact whether all placements are tried, or only those that bring the vehicle back first
     */
    boolean find(Itinerary itinerary, long from, long to, boolean exact) {
        begin(itinerary, from, to);
        long end = route.run(opens);
        if (end > closes || !canBeDriven()) {
            return false;
        }
        boolean needed = breaks.length > 0 || reach(-1, hours.since()) < route.count();
        if (!needed && !data.timeDependent) {
            return withoutPauses(exact || !free(), end);
        }
        for (int i = 0; i < route.count(); i++) {
            earliest[i] = route.start(i) + route.service(i);
        }
        if (hours.limited() && needed) {
            placeRoughly();
        }
        if (exact || !needed) {
            now.clear();
            place(0, -1, hours.since(), 0);
        }
        if (price == Double.POSITIVE_INFINITY) {
            return false;
        }
        settle();
        return true;
    }

    private void begin(Itinerary itinerary, long from, long to) {
        route = itinerary;
        breaks = data.fleet.breaks[route.type()];
        hours = data.fleet.driving[route.type()];
        opens = from;
        closes = to;
        price = Double.POSITIVE_INFINITY;
        lasts = Long.MAX_VALUE;
        tried = 0;
        if (backBy.length <= breaks.length) {
            backBy = new long[breaks.length + 1];
            behind = new int[breaks.length];
            begun = new long[breaks.length];
        }
        if (earliest.length < route.count()) {
            earliest = new long[2 * route.count()];
            way = new long[2 * route.count() + 1];
        }
        backBy[breaks.length] = Itinerary.TOO_LATE;
        for (int b = breaks.length - 1; b >= 0; b--) {
            backBy[b] = breaks[b].startUpTo(backBy[b + 1] - breaks[b].durationSeconds());
        }
        plan.begin(route.type(), route.count());
    }

    private boolean canBeDriven() {
        if (!hours.limited()) {
            return true;
        }
        long total = 0;
        for (int i = -1; i < route.count(); i++) {
            way[i + 1] = total;
            total += route.leg(i);
            if (route.leg(i) > hours.restAfter()) {
                return false;
            }
        }
        return total <= hours.most();
    }

    /** Whether time costs nothing, however long the vehicle is away. */
    private boolean free() {
        int type = route.type();
        return !data.lateness
                && data.fleet.costPerDuration[type] == 0
                && data.fleet.maxDuration[type] >= closes - opens;
    }

    /** @param end of the route as it was run */
    private boolean withoutPauses(boolean later, long end) {
        best.clear();
        plan.set(behind, begun, 0);
        if (!later) {
            leaves = opens;
            lasts = end - opens;
            return true;
        }
        departure.find(route, opens, closes);
        leaves = departure.leaves();
        lasts = departure.lasts();
        return departure.price() < Double.POSITIVE_INFINITY;
    }

    /** The last stop that can be driven to from one without a rest; the number of stops if that is the end. */
    private int reach(int from, long since) {
        if (!hours.limited()) {
            return route.count();
        }
        long driven = since;
        int stop = from;
        while (stop < route.count() && driven + route.leg(stop) <= hours.restAfter()) {
            driven += route.leg(stop++);
        }
        return stop;
    }

    /** With the vehicle leaving as early as can be, or right after each break. */
    private void placeRoughly() {
        roughly(opens);
        for (Break rest : free() ? NONE : breaks) {
            if (rest.opens() + rest.durationSeconds() > opens) {
                roughly(rest.opens() + rest.durationSeconds());
            }
        }
    }

    private void roughly(long from) {
        int next = labels.find(route, from, closes, backBy, now);
        if (next >= 0) {
            tryOut(next, Math.min(closes, backBy[next]), labels.overBefore(), true);
        }
    }

    /**
     * Tries the places of the breaks from one on, and of rests where they are needed.
     *
     * @param at    the stop up to which all is decided
     * @param since seconds driven since the last rest when it is left
     * @param over  when the breaks taken before leaving are over
     */
    private void place(int next, int at, long since, long over) {
        if (tried >= MOST) {
            return;
        }
        int reach = reach(at, since);
        boolean arrives = reach == route.count();
        boolean open = !arrives || next < breaks.length;
        if (open && (now.count() > 0 || over > 0) && !tryOut(next, closes, over, false)) {
            return;
        }
        if (arrives) {
            tryOut(next, Math.min(closes, backBy[next]), over, true);
        }
        if (next < breaks.length) {
            placeBreak(next, at, Math.min(reach, route.count() - 1), since, over);
        }
        for (int stop = reach; !arrives && stop >= at; stop--) {
            if (driven(at, since, stop) > 0) {
                now.add(stop, breaks.length);
                place(next, stop, 0, over);
                now.removeLast();
            }
        }
    }

    private void placeBreak(int number, int at, int reach, long since, long over) {
        Break rest = breaks[number];
        if (now.count() == 0) {
            long later = rest.startFrom(over) + rest.durationSeconds();
            if (later <= closes) {
                place(number + 1, -1, hours.isRest(rest) ? 0 : since, later);
            }
        }
        for (int stop = Math.max(0, at); stop <= reach && earliest[stop] <= rest.closes(); stop++) {
            now.add(stop, number);
            place(number + 1, stop, hours.isRest(rest) ? 0 : driven(at, since, stop), over);
            now.removeLast();
        }
    }

    private long driven(int at, long since, int stop) {
        return hours.limited() ? since + way[stop + 1] - way[at + 1] : since;
    }

    /**
     * Plans the route with the breaks and rests placed so far; answers whether it might be, or if it is the whole plan is, the
     * best.
     *
     * @param next the first break that is neither on the way nor before it
     */
    private boolean tryOut(int next, long to, long over, boolean whole) {
        tried++;
        fill(now);
        departure.find(trial, Math.max(opens, over), to);
        if (departure.price() == Double.POSITIVE_INFINITY || !departure.betterThan(price, lasts)) {
            return false;
        }
        now.setBefore(next - now.breaks(breaks.length));
        if (whole && hours.limited() && data.timeDependent && !hoursKept()) {
            return false;
        }
        if (whole) {
            price = departure.price();
            lasts = departure.lasts();
            leaves = departure.leaves();
            best.copy(now);
        }
        return true;
    }

    private void fill(PauseList pauses) {
        trial.begin(route.type());
        int number = 0;
        for (int i = -1; i < route.count(); i++) {
            if (i >= 0) {
                trial.add(route.node(i));
            }
            while (number < pauses.count() && pauses.behind(number) == i) {
                trial.addBreak(pauses.number(number++));
            }
        }
        trial.releases();
    }

    /** Whether the hours are kept at the time of day at which it is driven. */
    private boolean hoursKept() {
        long since = hours.since();
        for (int b = 0; b < now.before(); b++) {
            since = hours.isRest(breaks[b]) ? 0 : since;
        }
        long total = 0;
        for (int i = -1; i < trial.count(); i++) {
            long from = i < 0 ? departure.leaves() : trial.start(i) + trial.service(i);
            long leg = trial.drive(i, from) - from;
            since = trial.isBreak(i) && hours.isRest(trial.rest(i)) ? leg : since + leg;
            total += leg;
            if (since > hours.restAfter() || total > hours.most()) {
                return false;
            }
        }
        return true;
    }

    /** Drives the best of all once more, to note when everything is. */
    private void settle() {
        fill(best);
        trial.run(leaves);
        Arrays.fill(behind, 0, breaks.length, BreakPlan.ASIDE);
        int number = 0;
        int index = 0;
        for (int i = 0; i < trial.count(); i++) {
            if (!trial.isBreak(i)) {
                route.note(index++, trial.arrival(i), trial.start(i));
                continue;
            }
            best.begins(number, trial.start(i));
            int which = best.number(number);
            if (which < breaks.length) {
                behind[which] = best.behind(number);
                begun[which] = trial.start(i);
            }
            number++;
        }
        plan.set(behind, begun, best.before());
    }
}
