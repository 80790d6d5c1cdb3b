package io.clickshelf.logistics.model.routing.search;

import io.clickshelf.logistics.model.routing.Break;
import io.clickshelf.logistics.model.routing.DrivingRules;
import io.clickshelf.logistics.model.routing.VehicleType;
import java.util.Arrays;

/**
 * Breaks and rests with which a route that is left at a given time is over first: earliest times by stop, number of breaks
 * taken and stop behind which the last rest was, O(stops² · breaks). A break that lasts as long as a rest is one. Reusable, by
 * one thread.
 */
final class PauseLabels {

    private static final long TOO_LATE = Itinerary.TOO_LATE;
    /** How a label came about, but for the number of a break or rest that was taken last. */
    private static final int DRIVEN = -1;

    private static final int BEFORE = -2;

    private final SearchData data;
    private Itinerary route;
    private Break[] breaks = new Break[0];
    private DrivingRules hours = DrivingRules.FREE;
    /** Numbers of taken breaks, and of places of the last rest: 0 if there was none, else 2 + i for behind stop i. */
    private int counts;

    private int lasts;
    private long[] left = new long[0];
    private long[] driven = new long[0];
    private int[] how = new int[0];
    private int[] restBefore = new int[0];
    private long overBefore;

    PauseLabels(SearchData data) {
        this.data = data;
        this.route = new Itinerary(data);
    }

    /** When those breaks are over, of the route planned last, that come before leaving. */
    long overBefore() {
        return overBefore;
    }

    /**
     * Plans a route.
     *
     * @param backBy by when it must be over for the breaks from each on to be had after it
     * @param plan   gets what is taken on the way
     * @return the first break that is left for after it, or -1 if it can't be driven
     */
    int find(Itinerary itinerary, long departure, long closes, long[] backBy, PauseList plan) {
        route = itinerary;
        breaks = data.fleet.breaks[route.type()];
        hours = data.fleet.driving[route.type()];
        begin(departure);
        for (int stop = 0; stop < route.count(); stop++) {
            pause(stop - 1);
            drive(stop);
        }
        pause(route.count() - 1);
        int found = -1;
        long least = closes + 1;
        int end = route.count();
        for (int b = 0; b < counts; b++) {
            for (int last = 0; last < lasts; last++) {
                long over = arrival(end, b, last);
                if (over < least && over <= backBy[b]) {
                    least = over;
                    found = cell(end, b, last);
                }
            }
        }
        return found < 0 ? -1 : trace(found, plan);
    }

    private int cell(int stop, int taken, int last) {
        return (stop * counts + taken) * lasts + last;
    }

    private void begin(long departure) {
        counts = breaks.length + 1;
        lasts = route.count() + 2;
        int cells = (route.count() + 1) * counts * lasts;
        if (left.length < cells) {
            left = new long[2 * cells];
            driven = new long[2 * cells];
            how = new int[2 * cells];
            restBefore = new int[2 * cells];
        }
        Arrays.fill(left, 0, cells, TOO_LATE);
        set(cell(0, 0, 0), departure, hours.since(), BEFORE, 0);
        long free = 0;
        long since = hours.since();
        for (int b = 0; b < breaks.length; b++) {
            free = breaks[b].startFrom(free) + breaks[b].durationSeconds();
            if (free > departure) {
                break;
            }
            since = hours.isRest(breaks[b]) ? 0 : since;
            set(cell(0, b + 1, 0), departure, since, BEFORE, 0);
        }
    }

    private void set(int cell, long time, long since, int cause, int rested) {
        left[cell] = time;
        driven[cell] = since;
        how[cell] = cause;
        restBefore[cell] = rested;
    }

    /** Drives from the stop before to one. */
    private void drive(int stop) {
        for (int b = 0; b < counts; b++) {
            for (int last = 0; last <= stop + 1; last++) {
                long arrives = arrival(stop, b, last);
                if (arrives < TOO_LATE) {
                    int from = cell(stop, b, last);
                    long leaves = Math.min(TOO_LATE, route.serviceStart(stop, arrives) + route.service(stop));
                    set(cell(stop + 1, b, last), leaves, driven[from] + arrives - left[from], DRIVEN, last);
                }
            }
        }
    }

    /** When a stop, or behind the last one the end, is reached from the one before; too late if no rest was taken in time. */
    private long arrival(int stop, int taken, int last) {
        int from = cell(stop, taken, last);
        if (left[from] >= TOO_LATE) {
            return TOO_LATE;
        }
        long arrives = route.drive(stop - 1, left[from]);
        return driven[from] + arrives - left[from] > hours.restAfter() ? TOO_LATE : arrives;
    }

    /** Breaks and a rest right behind a stop, in every order. */
    private void pause(int stop) {
        int here = stop + 2;
        for (int b = 0; b < counts; b++) {
            rest(stop + 1, b, here);
            for (int last = 0; b < breaks.length && last <= here; last++) {
                int from = cell(stop + 1, b, last);
                if (left[from] < TOO_LATE) {
                    boolean rest = hours.isRest(breaks[b]);
                    int to = cell(stop + 1, b + 1, rest ? here : last);
                    long over = breaks[b].startFrom(left[from]) + breaks[b].durationSeconds();
                    if (over < left[to]) {
                        set(to, over, rest ? 0 : driven[from], b, last);
                    }
                }
            }
        }
    }

    private void rest(int row, int taken, int here) {
        if (hours.restAfter() >= VehicleType.UNLIMITED) {
            return;
        }
        int from = 0;
        for (int last = 0; last < here; last++) {
            from = left[cell(row, taken, last)] < left[cell(row, taken, from)] ? last : from;
        }
        long over = left[cell(row, taken, from)] + hours.restSeconds();
        if (over < left[cell(row, taken, here)]) {
            set(cell(row, taken, here), over, 0, breaks.length, from);
        }
    }

    /** Writes down how a label came about; returns how many breaks are taken with it. */
    private int trace(int cell, PauseList plan) {
        plan.clear();
        int last = cell % lasts;
        int taken = cell / lasts % counts;
        int row = cell / lasts / counts;
        int all = taken;
        for (int at = cell; how[at] != BEFORE; at = cell(row, taken, last)) {
            last = restBefore[at];
            if (how[at] == DRIVEN) {
                row--;
            } else {
                plan.add(row - 1, how[at]);
                taken -= how[at] < breaks.length ? 1 : 0;
            }
        }
        plan.reverse();
        overBefore = 0;
        for (int b = 0; b < taken; b++) {
            overBefore = breaks[b].startFrom(overBefore) + breaks[b].durationSeconds();
        }
        return all;
    }
}
