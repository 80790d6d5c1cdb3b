package io.clickshelf.logistics.model.stock;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Min-cost flow in whole units where each further unit on an arc may cost more than the one before (convex costs), by
 * successive shortest paths (Ahuja, Magnanti and Orlin 1993, chapter 14). Flow is sent only while a further unit lowers
 * the total cost. {@code O(units · nodes · arcs)}.
 */
final class MinCostFlow {

    private static final double EPSILON = 1e-9;

    /** An arc whose k-th unit costs {@code unitCosts[k]}, not descending; or all the same where there is one cost. */
    private static final class Arc {
        private final int from;
        private final int to;
        private final double[] unitCosts;
        private final int capacity;
        private int flow;

        Arc(int from, int to, double[] unitCosts, int capacity) {
            this.from = from;
            this.to = to;
            this.unitCosts = unitCosts;
            this.capacity = capacity;
        }

        double cost(int unit) {
            return unitCosts[unitCosts.length == 1 ? 0 : unit];
        }
    }

    private final List<Arc> arcs = new ArrayList<>();
    private final List<List<Arc>> touching = new ArrayList<>();

    MinCostFlow(int nodes) {
        for (int i = 0; i < nodes; i++) {
            touching.add(new ArrayList<>());
        }
    }

    /** Adds an arc at one cost per unit and returns its index. */
    int add(int from, int to, int capacity, double unitCost) {
        return add(new Arc(from, to, new double[] {unitCost}, capacity));
    }

    /** Adds an arc whose units cost ever more and returns its index. */
    int addConvex(int from, int to, double[] unitCosts) {
        return add(new Arc(from, to, unitCosts.clone(), unitCosts.length));
    }

    private int add(Arc arc) {
        arcs.add(arc);
        touching.get(arc.from).add(arc);
        touching.get(arc.to).add(arc);
        return arcs.size() - 1;
    }

    /** Sends units from source to sink while each lowers the cost; returns the total cost. */
    double run(int source, int sink) {
        double cost = 0;
        int nodes = touching.size();
        double[] distance = new double[nodes];
        Arc[] by = new Arc[nodes];
        shortestPath(source, distance, by);
        while (distance[sink] < -EPSILON) {
            for (int node = sink; node != source; ) {
                Arc arc = by[node];
                boolean forward = arc.to == node;
                arc.flow += forward ? 1 : -1;
                node = forward ? arc.from : arc.to;
            }
            cost += distance[sink];
            shortestPath(source, distance, by);
        }
        return cost;
    }

    private void shortestPath(int source, double[] distance, Arc[] by) {
        Arrays.fill(distance, Double.POSITIVE_INFINITY);
        boolean[] queued = new boolean[distance.length];
        ArrayDeque<Integer> queue = new ArrayDeque<>();
        distance[source] = 0;
        queue.add(source);
        while (!queue.isEmpty()) {
            int node = queue.poll();
            queued[node] = false;
            for (Arc arc : touching.get(node)) {
                boolean forward = arc.from == node;
                if (forward ? arc.flow >= arc.capacity : arc.flow == 0) {
                    continue;
                }
                int next = forward ? arc.to : arc.from;
                double reached = distance[node] + (forward ? arc.cost(arc.flow) : -arc.cost(arc.flow - 1));
                if (reached < distance[next] - EPSILON) {
                    distance[next] = reached;
                    by[next] = arc;
                    if (!queued[next]) {
                        queued[next] = true;
                        queue.add(next);
                    }
                }
            }
        }
    }

    int flow(int arc) {
        return arcs.get(arc).flow;
    }
}
