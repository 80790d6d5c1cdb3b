package io.clickshelf.logistics.model.warehouse;

import io.clickshelf.logistics.model.warehouse.learnt.OrderGraph;
import java.util.Arrays;

/** A day's orders as a graph for {@link io.clickshelf.logistics.model.warehouse.learnt.BatchPolicy}: each joined to its nearest. */
final class OrderGraphs {

    /** Neighbours of an order in the graph. */
    static final int EDGES = 16;

    private final BatchState state;
    private final NearOrders near;
    private final int n;
    private final int[][] corridors;
    private final double[] fill;
    private double meanAlone;
    private double meanFill;

    private OrderGraphs(BatchState state, NearOrders near) {
        this.state = state;
        this.near = near;
        this.n = state.orderCount();
        this.corridors = new int[n][];
        this.fill = new double[n];
        for (int o = 0; o < n; o++) {
            corridors[o] = Arrays.stream(state.spots(o))
                    .map(state.layout()::corridor)
                    .sorted()
                    .distinct()
                    .toArray();
            fill[o] = 1.0 / state.mostOrders();
            for (int d = 0; d < state.dimensions(); d++) {
                fill[o] = Math.max(fill[o], state.load(o, d) / state.most(d));
            }
            meanAlone += state.alone(o) / n;
            meanFill += fill[o] / n;
        }
    }

    static OrderGraph of(BatchState state, NearOrders near) {
        return new OrderGraphs(state, near).graph();
    }

    private OrderGraph graph() {
        int each = Math.min(EDGES, n - 1);
        double[][] nodes = new double[n][];
        double[][] edges = new double[n * each][];
        int[] from = new int[n * each];
        int[] to = new int[n * each];
        int e = 0;
        for (int o = 0; o < n; o++) {
            int[] others = near.of(o);
            double remote = 0;
            for (int k = 0; k < each; k++) {
                from[e] = o;
                to[e] = others[k];
                edges[e] = edge(o, others[k], (double) k / each);
                remote += Math.min(edges[e][0], edges[e][1]) / each;
                e++;
            }
            nodes[o] = node(o, remote);
        }
        return new OrderGraph(nodes, from, to, edges);
    }

    private double[] node(int order, double remote) {
        int[] spots = state.spots(order);
        double sum = 0;
        double most = 0;
        for (int spot : spots) {
            double away = state.layout().fromDepot(spot);
            sum += away;
            most = Math.max(most, away);
        }
        return new double[] {
            Math.log1p(spots.length),
            fill[order],
            state.alone(order) / meanAlone,
            most / meanAlone,
            sum / spots.length / meanAlone,
            Math.log1p(corridors[order].length),
            remote,
            Math.log(meanFill)
        };
    }

    private double[] edge(int a, int b, double rank) {
        double saving = state.alone(a) + state.alone(b) - state.length(new int[] {a, b});
        int shared = 0;
        for (int corridor : corridors[a]) {
            shared += Arrays.binarySearch(corridors[b], corridor) >= 0 ? 1 : 0;
        }
        return new double[] {
            near.toward(a, b) / meanAlone,
            near.toward(b, a) / meanAlone,
            saving / Math.min(state.alone(a), state.alone(b)),
            saving / meanAlone,
            rank,
            fill[a] + fill[b],
            (double) shared / Math.min(corridors[a].length, corridors[b].length)
        };
    }
}
