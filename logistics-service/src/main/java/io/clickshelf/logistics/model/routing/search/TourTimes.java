package io.clickshelf.logistics.model.routing.search;

/** Times along the routes: of each node alone, of its route up to it, and of its route from it on; see {@link Span}. */
final class TourTimes {

    final long[] own;
    final long[] head;
    final long[] tail;
    private final Tours tours;
    private final Span span = new Span();
    private long lasts;
    private long warp;

    TourTimes(Tours tours) {
        this.tours = tours;
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

    /** Recomputes a route from its links. O(length). */
    void update(int r, Metric metric) {
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
