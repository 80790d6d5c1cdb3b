package io.clickshelf.logistics.model.routing.search;

import java.util.Arrays;

/**
 * Times along the routes: of each node alone, of its route up to it, and of its route from it on; see {@link Span}. Of
 * several windows a task has one at a time.
 */
final class TourTimes {

    final long[] own;
    final long[] head;
    final long[] tail;
    /** Of each task, the window that it has now. */
    final int[] window;

    private final int[] before;
    private final Tours tours;
    private final Span span = new Span();
    private long lasts;
    private long warp;

    TourTimes(Tours tours) {
        this.tours = tours;
        this.window = Arrays.copyOf(tours.data.windowFrom, tours.data.tasks);
        this.before = new int[tours.data.severalWindows ? tours.data.tasks : 0];
        int cells = tours.timed ? 4 * tours.next.length : 0;
        this.own = new long[cells];
        this.head = new long[cells];
        this.tail = new long[cells];
        if (tours.timed) {
            fill();
        }
    }

    /** Least duration of the route updated last. */
    long lasts() {
        return lasts;
    }

    /** Time warp of the route updated last. */
    long warp() {
        return warp;
    }

    private void fill() {
        for (int i = 0; i < tours.data.tasks; i++) {
            own[4 * i] = tours.data.service[i];
            own[4 * i + 2] = tours.data.windowOpens[i];
            own[4 * i + 3] = tours.data.windowCloses[i];
        }
        for (int r = 0; r < tours.fleet.vehicles; r++) {
            int type = tours.fleet.typeOf[r];
            for (int node = tours.start(r); node <= tours.end(r); node++) {
                own[4 * node + 2] = tours.fleet.shiftOpens[type];
                own[4 * node + 3] = tours.fleet.shiftCloses[type];
            }
        }
    }

    /** Gives a task one of its windows. */
    void choose(int task, int which) {
        window[task] = which;
        own[4 * task + 2] = tours.data.windowOpens[which];
        own[4 * task + 3] = tours.data.windowCloses[which];
    }

    /** Recomputes a route from its links; where it can't be in time as it is, with other windows if those are better. O(length). */
    void update(int r, Metric metric) {
        compute(r, metric);
        if (warp > 0 && tours.data.severalWindows) {
            long late = warp;
            chooseFirst(r, metric);
            compute(r, metric);
            if (warp > late) {
                int at = 0;
                for (int node = tours.next[tours.start(r)]; node < tours.data.tasks; node = tours.next[node]) {
                    choose(node, before[at++]);
                }
                compute(r, metric);
            }
        }
    }

    /** Gives each task of a route the first window that has not closed when the vehicle comes. */
    private void chooseFirst(int r, Metric metric) {
        int last = tours.start(r);
        long time = own[4 * last + 2];
        int at = 0;
        for (int node = tours.next[last]; node < tours.data.tasks; node = tours.next[node]) {
            time += metric.duration(tours.location[last], tours.location[node]);
            int which = tours.data.windowFrom[node];
            while (which + 1 < tours.data.windowFrom[node + 1] && tours.data.windowCloses[which] < time) {
                which++;
            }
            before[at++] = window[node];
            choose(node, which);
            time = Math.clamp(time, tours.data.windowOpens[which], tours.data.windowCloses[which])
                    + tours.data.service[node];
            last = node;
        }
    }

    private void compute(int r, Metric metric) {
        int begin = tours.start(r);
        int end = tours.end(r);
        span.start(own, begin);
        span.write(head, begin);
        for (int node = begin; node != end; node = tours.next[node]) {
            span.add(own, tours.next[node], metric.duration(tours.location[node], tours.location[tours.next[node]]));
            span.write(head, tours.next[node]);
        }
        lasts = span.lasts;
        warp = span.warp;
        span.start(own, end);
        span.write(tail, end);
        for (int node = end; node != begin; node = tours.prev[node]) {
            span.addBefore(
                    own, tours.prev[node], metric.duration(tours.location[tours.prev[node]], tours.location[node]));
            span.write(tail, tours.prev[node]);
        }
    }
}
