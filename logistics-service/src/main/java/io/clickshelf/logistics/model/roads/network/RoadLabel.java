package io.clickshelf.logistics.model.roads.network;

import java.util.Arrays;

/**
 * The fastest ways between a spot on the roads and the vertices above it in the hierarchy, by their depth: all that the way
 * to any other spot needs. O(arcs on the way to the top) to make.
 */
final class RoadLabel {

    private static final double AT_JUNCTION = 2;

    final int[] vertices;
    final int[] millis;
    final int[] meters;
    /** The depth that the way comes from, or -1 for one that leaves the edge there. */
    final int[] from;

    /** @param leaving whether ways lead from the spot, or to it */
    RoadLabel(RoadGraph graph, RoadWeights weights, RoadSpot spot, boolean leaving) {
        RoadHierarchy hierarchy = weights.hierarchy;
        int a = hierarchy.rank[graph.from()[spot.edge()]];
        int b = hierarchy.rank[graph.to()[spot.edge()]];
        // The ends of an edge lie above one another.
        this.vertices = hierarchy.ancestors(Math.min(a, b));
        this.millis = new int[vertices.length];
        this.meters = new int[vertices.length];
        this.from = new int[vertices.length];
        Arrays.fill(millis, RoadGraph.CLOSED);
        Arrays.fill(from, -1);
        int length = graph.meters()[spot.edge()];
        int along = weights.edges[2 * spot.edge()];
        int back = weights.edges[2 * spot.edge() + 1];
        seed(hierarchy.depth[a], leaving ? back : along, spot.along(), length);
        seed(hierarchy.depth[b], leaving ? along : back, 1 - spot.along(), length);
        int[] table = leaving ? weights.up : weights.down;
        int[] tableMeters = leaving ? weights.upMeters : weights.downMeters;
        for (int d = vertices.length - 1; d >= 0; d--) {
            if (millis[d] >= RoadGraph.CLOSED) {
                continue;
            }
            int v = vertices[d];
            for (int arc = hierarchy.first[v]; arc < hierarchy.first[v + 1]; arc++) {
                int above = hierarchy.depth[hierarchy.higher[arc]];
                if (millis[d] + table[arc] < millis[above]) {
                    millis[above] = millis[d] + table[arc];
                    meters[above] = meters[d] + tableMeters[arc];
                    from[above] = d;
                }
            }
        }
    }

    private void seed(int depth, int edgeMillis, double part, int edgeMeters) {
        // Who stands at a junction may take any road there.
        int lasts = part * edgeMeters < AT_JUNCTION
                ? 0
                : edgeMillis >= RoadGraph.CLOSED ? RoadGraph.CLOSED : (int) Math.round(part * edgeMillis);
        if (lasts < millis[depth]) {
            millis[depth] = lasts;
            meters[depth] = (int) Math.round(part * edgeMeters);
        }
    }

    /** The depth over which the fastest way from one spot to another leads. */
    static int top(RoadLabel leaving, RoadLabel reaching) {
        int common = Arrays.mismatch(leaving.vertices, reaching.vertices);
        int shared = common < 0 ? leaving.vertices.length : common;
        int least = Integer.MAX_VALUE;
        int top = 0;
        for (int d = 0; d < shared; d++) {
            int sum = leaving.millis[d] + reaching.millis[d];
            if (sum < least) {
                least = sum;
                top = d;
            }
        }
        return top;
    }
}
