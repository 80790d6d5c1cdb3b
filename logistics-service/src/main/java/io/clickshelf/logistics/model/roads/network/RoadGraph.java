package io.clickshelf.logistics.model.roads.network;

/**
 * Roads between junctions: each edge runs from one vertex to another along its points, one way, the other, or both. All
 * vertices can be reached from each other. Immutable; read by several threads.
 *
 * @param vertices   how many there are, numbered from 0
 * @param from       of each edge the vertex where its first point lies
 * @param to         and where its last one does
 * @param points     of each edge the index of its first point, and one more at the end
 * @param latitude   of all points
 * @param longitude  of all points
 * @param meters     length of each edge
 * @param millis     of each edge, what driving it takes along, and at {@code 2 · edge + 1} back; {@link #CLOSED}: not allowed
 */
record RoadGraph(
        int vertices,
        int[] from,
        int[] to,
        int[] points,
        double[] latitude,
        double[] longitude,
        int[] meters,
        int[] millis) {

    /** As long as nothing is: may be added up a few times without overflow. */
    static final int CLOSED = Integer.MAX_VALUE / 4;

    private static final double EARTH = 6_371_008.8;

    int edges() {
        return from.length;
    }

    /** Metres between two places, along the great circle. */
    static double meters(double latitude, double longitude, double latitude2, double longitude2) {
        double dLatitude = Math.toRadians(latitude2 - latitude);
        double dLongitude = Math.toRadians(longitude2 - longitude);
        double s = Math.sin(dLatitude / 2);
        double t = Math.sin(dLongitude / 2);
        double a = s * s + Math.cos(Math.toRadians(latitude)) * Math.cos(Math.toRadians(latitude2)) * t * t;
        return 2 * EARTH * Math.asin(Math.min(1, Math.sqrt(a)));
    }
}
