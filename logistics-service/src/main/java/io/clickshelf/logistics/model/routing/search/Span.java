package io.clickshelf.logistics.model.routing.search;

/**
 * The times of a sequence of stops, joined in O(1): least duration, least time warp (the lateness that would have to be
 * undone), earliest and latest start that achieve them (Vidal et al. 2013). Segments lie in arrays, four numbers a node.
 * Reusable, by one thread.
 */
final class Span {

    long lasts;
    long warp;
    long earliest;
    long latest;

    void start(long[] segments, int node) {
        int at = node << 2;
        lasts = segments[at];
        warp = segments[at + 1];
        earliest = segments[at + 2];
        latest = segments[at + 3];
    }

    /** Puts a segment behind, {@code travel} seconds away. */
    void add(long[] segments, int node, long travel) {
        int at = node << 2;
        add(segments[at], segments[at + 1], segments[at + 2], segments[at + 3], travel);
    }

    /** Puts behind a segment that takes so long, has so much warp, and starts between two moments. */
    void add(long service, long warped, long opens, long closes, long travel) {
        long delta = lasts - warp + travel;
        long wait = Math.max(0, opens - delta - latest);
        long late = Math.max(0, earliest + delta - closes);
        earliest = Math.max(opens - delta, earliest) - wait;
        latest = Math.min(closes - delta, latest) + late;
        lasts += service + travel + wait;
        warp += warped + late;
    }

    /** Puts a segment before, {@code travel} seconds away. */
    void addBefore(long[] segments, int node, long travel) {
        int at = node << 2;
        long delta = segments[at] - segments[at + 1] + travel;
        long wait = Math.max(0, earliest - delta - segments[at + 3]);
        long late = Math.max(0, segments[at + 2] + delta - latest);
        long begins = Math.max(earliest - delta, segments[at + 2]) - wait;
        latest = Math.min(latest - delta, segments[at + 3]) + late;
        earliest = begins;
        lasts += segments[at] + travel + wait;
        warp += segments[at + 1] + late;
    }

    void write(long[] segments, int node) {
        int at = node << 2;
        segments[at] = lasts;
        segments[at + 1] = warp;
        segments[at + 2] = earliest;
        segments[at + 3] = latest;
    }
}
