package io.clickshelf.logistics.model.warehouse;

import io.clickshelf.logistics.model.warehouse.learnt.BatchPolicy;
import io.clickshelf.logistics.model.warehouse.learnt.OrderGraph;
import java.util.ArrayList;
import java.util.List;

/** Orders that a policy would batch together, and batches built from that alone. */
final class LearntOrders implements Neighbours {

    /** Two orders and how likely they go together. */
    private record Pair(int a, int b, double chance) {}

    private final BatchState state;
    private final int[][] others;
    private final double[][] weights;
    private final List<Pair> pairs = new ArrayList<>();

    LearntOrders(BatchState state, NearOrders near, BatchPolicy policy) {
        this.state = state;
        OrderGraph graph = OrderGraphs.of(state, near);
        double[] chance = policy.predict(graph);
        int n = state.orderCount();
        this.others = new int[n][];
        this.weights = new double[n][];
        int each = n == 0 ? 0 : chance.length / n;
        for (int o = 0; o < n; o++) {
            List<Pair> own = new ArrayList<>();
            for (int e = o * each; e < (o + 1) * each; e++) {
                own.add(new Pair(o, graph.to()[e], chance[e]));
            }
            own.sort((x, y) -> Double.compare(y.chance, x.chance));
            pairs.addAll(own);
            others[o] = own.stream().mapToInt(Pair::b).toArray();
            weights[o] = own.stream().mapToDouble(Pair::chance).toArray();
        }
    }

    @Override
    public int[] of(int order) {
        return others[order];
    }

    @Override
    public double[] weights(int order) {
        return weights[order];
    }

    /** Batches joined by the likeliest pairs first, as long as they fit. */
    void construct() {
        pairs.sort((x, y) -> Double.compare(y.chance, x.chance));
        for (int o = 0; o < others.length; o++) {
            state.add(state.open(), o, 0);
        }
        for (Pair pair : pairs) {
            state.join(pair.a, pair.b);
        }
        state.dropEmpty();
        state.batches().forEach(state::measure);
    }
}
