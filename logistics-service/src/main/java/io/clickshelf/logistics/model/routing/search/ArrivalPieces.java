package io.clickshelf.logistics.model.routing.search;

import io.clickshelf.logistics.model.routing.TimeWindow;
import java.util.Arrays;

/**
 * When a vehicle is somewhere on its route, by when it left its start: a piecewise linear function, composed leg by leg and
 * window by window (Hashimoto, Yagiura and Ibaraki, Discrete Optimization 5(2), 2008; Visser and Spliet, Transportation
 * Science 54(4), 2020). Where a vehicle waits, only the latest of the departures that lead to the same time is kept; pieces
 * of which no departure can beat a known duration are dropped. O(pieces + changes of the legs' travel times) a route.
 * Reusable, by one thread.
 */
final class ArrivalPieces {

    /** Of each piece: first departure, the time it leads to, last departure, and its time. */
    private static final int CELLS = 4;

    private long[] pieces = new long[64 * CELLS];
    private long[] made = new long[64 * CELLS];
    private int count;
    private int fresh;
    /** Least seconds from each stop's start of service to the end of the route that {@link #follow} goes through. */
    private long[] behind = new long[17];
    /** A duration that is known, and from the present place on the least time that is still to pass. */
    private long known;

    private long rest;
    private long least;

    /** How long the departure lasts that was found best, or what is known. */
    long least() {
        return least;
    }

    /** Begins with all departures from one time to another; durations of {@code known} or more are of no interest. */
    void begin(long first, long last, long known) {
        this.known = known;
        this.rest = 0;
        count = 0;
        fresh = 0;
        keep(first, first, last, last);
        swap();
    }

    /** Goes through a whole route, up to its end, which must be reached by {@code closes}. */
    void follow(Itinerary route, long closes) {
        int stops = route.count();
        if (behind.length <= stops) {
            behind = new long[2 * stops + 1];
        }
        behind[stops] = 0;
        for (int i = stops - 1; i >= 0; i--) {
            behind[i] = behind[i + 1] + route.leg(i) + route.service(i);
        }
        for (int i = 0; i < stops; i++) {
            drive(route.metric(), route.place(i - 1), route.place(i), behind[i]);
            if (route.isTask(i)) {
                int w = route.data.windowFrom[route.node(i)];
                serve(route.data.windowOpens[w], route.data.windowCloses[w], route.service(i));
            } else {
                serve(route.serviceStart(i, 0), TimeWindow.NEVER, 0);
            }
        }
        drive(route.metric(), route.place(stops - 1), route.place(stops), 0);
        serve(0, closes, 0);
    }

    /** Drives a leg, behind which {@code rest} passes at least. */
    void drive(Metric metric, int from, int to, long rest) {
        this.rest = rest;
        long[] changes = metric.changes(from, to);
        for (int p = 0; p < count; p += CELLS) {
            long first = pieces[p];
            long time = pieces[p + 1];
            long last = pieces[p + 2];
            long end = pieces[p + 3];
            int at = Arrays.binarySearch(changes, time);
            for (at = at < 0 ? -1 - at : at; at < changes.length && changes[at] < end; at++) {
                // The arrival may jump behind a change, so the next piece begins a moment later.
                long change = changes[at];
                if (change < time) {
                    continue;
                }
                long when = departure(first, time, last, end, change);
                keep(first, metric.arrival(from, to, time), when, metric.arrival(from, to, change));
                first = Math.min(last, when + 1);
                time = change + 1;
            }
            keep(first, metric.arrival(from, to, Math.min(time, end)), last, metric.arrival(from, to, end));
        }
        swap();
    }

    /** Waits until a window opens, drops what comes after it closes, and serves. */
    void serve(long opens, long closes, long service) {
        rest -= service;
        for (int p = 0; p < count; p += CELLS) {
            long first = pieces[p];
            long time = pieces[p + 1];
            long last = pieces[p + 2];
            long end = pieces[p + 3];
            if (time > closes) {
                continue;
            }
            if (end > closes) {
                last = departure(first, time, last, end, closes);
                end = closes;
            }
            if (time < opens) {
                long when = end <= opens ? last : departure(first, time, last, end, opens);
                keep(when, opens + service, when, opens + service);
                first = when;
                time = opens;
            }
            if (end > opens) {
                keep(first, time + service, last, end + service);
            }
        }
        swap();
    }

    /** The departure that lasts least, or -1 if none lasts less than what is known. */
    long best() {
        least = known;
        long found = -1;
        for (int p = 0; p < count; p += CELLS) {
            for (int end = p; end < p + CELLS; end += 2) {
                if (pieces[end + 1] - pieces[end] < least) {
                    least = pieces[end + 1] - pieces[end];
                    found = pieces[end];
                }
            }
        }
        return found;
    }

    /** The last departure of a piece with which a time isn't passed. */
    private static long departure(long first, long time, long last, long end, long bound) {
        return end == time ? last : first + (long) ((double) (last - first) * (bound - time) / (end - time));
    }

    private void keep(long first, long time, long last, long end) {
        if (time + rest - last >= known) {
            return;
        }
        if (fresh == made.length) {
            made = Arrays.copyOf(made, 2 * fresh);
        }
        made[fresh] = time == end ? last : first;
        made[fresh + 1] = time;
        made[fresh + 2] = last;
        made[fresh + 3] = end;
        fresh += CELLS;
    }

    private void swap() {
        long[] old = pieces;
        pieces = made;
        made = old;
        count = fresh;
        fresh = 0;
    }
}
