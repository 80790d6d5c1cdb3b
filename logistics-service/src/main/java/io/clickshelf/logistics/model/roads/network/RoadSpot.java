package io.clickshelf.logistics.model.roads.network;

/**
 * Where a place meets the roads.
 *
 * @param edge      of the graph, or -1: nowhere
 * @param piece     the point of the edge that it lies behind
 * @param along     part of the edge's length that lies before it
 * @param latitude  of the spot
 * @param longitude of the spot
 * @param meters    from the place to the spot, in a straight line
 */
record RoadSpot(int edge, int piece, double along, double latitude, double longitude, double meters) {

    static RoadSpot none(double withinMeters) {
        return new RoadSpot(-1, -1, 0, 0, 0, withinMeters);
    }

    boolean found() {
        return edge >= 0;
    }
}
