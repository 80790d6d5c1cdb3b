package io.clickshelf.logistics.model.roads.network;

import io.clickshelf.logistics.model.roads.Disturbance;
import java.util.Arrays;
import java.util.List;

/**
 * What driving takes on a hierarchy's arcs as roads are at the moment: on each the fastest way over lower vertices, both
 * ways. O(triangles of the hierarchy) to make. Immutable.
 */
final class RoadWeights {

    /** What is closed takes so much longer; who has to go there gets there. */
    private static final int CLOSED_FACTOR = 20;

    private static final int LONGEST = RoadGraph.CLOSED - 1;
    /** Marks arcs that stand for an edge of the graph: below it, edge and direction. */
    private static final int EDGE = -1;

    final RoadHierarchy hierarchy;
    /** Milliseconds of each direction of each edge; see {@link RoadGraph#millis}. */
    final int[] edges;
    /** From the lower to the higher end of each arc. */
    final int[] up;

    final int[] down;
    final int[] upMeters;
    final int[] downMeters;
    /** The lower vertex that the way goes over, or {@code -1 - (2 · edge + direction)}. */
    final int[] upVia;

    final int[] downVia;

    RoadWeights(RoadGraph graph, RoadHierarchy hierarchy, List<Disturbance> disturbances) {
        this.hierarchy = hierarchy;
        this.edges = disturbances.isEmpty() ? graph.millis() : disturbed(graph, disturbances);
        int arcs = hierarchy.higher.length;
        this.up = new int[arcs];
        this.down = new int[arcs];
        this.upMeters = new int[arcs];
        this.downMeters = new int[arcs];
        this.upVia = new int[arcs];
        this.downVia = new int[arcs];
        Arrays.fill(up, RoadGraph.CLOSED);
        Arrays.fill(down, RoadGraph.CLOSED);
        enter(graph);
        customize();
    }

    /** An edge is as slow as its parts are on the mean, by length; one that is closed somewhere is closed. */
    private static int[] disturbed(RoadGraph graph, List<Disturbance> disturbances) {
        int[] millis = graph.millis().clone();
        double[] latitude = graph.latitude();
        double[] longitude = graph.longitude();
        for (int e = 0; e < graph.edges(); e++) {
            double factor = 1;
            for (Disturbance disturbance : disturbances) {
                double length = 0;
                double longer = 0;
                boolean closed = false;
                for (int p = graph.points()[e]; p < graph.points()[e + 1] - 1; p++) {
                    double meters =
                            1e-3 + RoadGraph.meters(latitude[p], longitude[p], latitude[p + 1], longitude[p + 1]);
                    length += meters;
                    longer +=
                            meters * disturbance.slowdown(latitude[p], longitude[p], latitude[p + 1], longitude[p + 1]);
                    closed |= disturbance.closes(latitude[p], longitude[p], latitude[p + 1], longitude[p + 1]);
                }
                factor *= closed ? CLOSED_FACTOR : longer / length;
            }
            millis[2 * e] = slower(millis[2 * e], factor);
            millis[2 * e + 1] = slower(millis[2 * e + 1], factor);
        }
        return millis;
    }

    private static int slower(int millis, double factor) {
        return millis >= RoadGraph.CLOSED ? millis : (int) Math.min(LONGEST, Math.max(1, Math.round(millis * factor)));
    }

    private void enter(RoadGraph graph) {
        for (int e = 0; e < graph.edges(); e++) {
            int from = hierarchy.rank[graph.from()[e]];
            int to = hierarchy.rank[graph.to()[e]];
            int arc = hierarchy.arc(Math.min(from, to), Math.max(from, to));
            for (int direction = 0; direction < 2; direction++) {
                int lasts = edges[2 * e + direction];
                boolean rises = direction == 0 == from < to;
                int[] table = rises ? up : down;
                if (lasts < table[arc]) {
                    table[arc] = lasts;
                    (rises ? upMeters : downMeters)[arc] = graph.meters()[e];
                    (rises ? upVia : downVia)[arc] = EDGE - (2 * e + direction);
                }
            }
        }
    }

    /** Of the two arcs up from each vertex, the way over it for the arc between their ends. */
    private void customize() {
        int[] first = hierarchy.first;
        int[] higher = hierarchy.higher;
        for (int u = 0; u < hierarchy.vertices; u++) {
            for (int i = first[u]; i < first[u + 1]; i++) {
                int k = first[higher[i]];
                for (int j = i + 1; j < first[u + 1]; j++) {
                    while (higher[k] != higher[j]) {
                        k++;
                    }
                    if (down[i] + up[j] < up[k]) {
                        up[k] = down[i] + up[j];
                        upMeters[k] = downMeters[i] + upMeters[j];
                        upVia[k] = u;
                    }
                    if (down[j] + up[i] < down[k]) {
                        down[k] = down[j] + up[i];
                        downMeters[k] = downMeters[j] + upMeters[i];
                        downVia[k] = u;
                    }
                }
            }
        }
    }
}
