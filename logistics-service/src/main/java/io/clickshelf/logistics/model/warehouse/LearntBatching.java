package io.clickshelf.logistics.model.warehouse;

import io.clickshelf.logistics.model.warehouse.learnt.BatchPolicy;
import io.clickshelf.logistics.model.warehouse.learnt.OrderGraph;
import java.util.List;
import java.util.function.DoubleConsumer;

/**
 * Batching led by a learnt policy: the search from the savings' batches on takes out and puts together what the policy says
 * goes together. {@link OrderBatching} uses it where it won at equal time.
 */
public final class LearntBatching {

    /** Good answers to learn from: many are as good as one another. */
    private static final int ANSWERS = 4;

    private LearntBatching() {}

    /** What a policy is to learn from these orders: how often two are together in good answers, after so many steps of search in all. */
    public static BatchPolicy.Example example(
            Layout layout, List<PickOrder> orders, CartLimits limits, int steps, long seed) {
        BatchState state = new BatchState(layout, orders, limits);
        NearOrders near = new NearOrders(state);
        OrderGraph graph = OrderGraphs.of(state, near);
        OrderBatching.savings(state, near);
        double[] together = new double[graph.from().length];
        for (int answer = 0; answer < ANSWERS; answer++) {
            new BatchSearch(state, near, seed + answer, meters -> {}).improveSteps(steps / ANSWERS);
            for (int e = 0; e < together.length; e++) {
                together[e] += state.batchOf(graph.from()[e]) == state.batchOf(graph.to()[e]) ? 1.0 / ANSWERS : 0;
            }
        }
        return new BatchPolicy.Example(graph, together);
    }

    /** The policy's own batches, without search. */
    public static OrderBatching.Result construct(
            Layout layout, List<PickOrder> orders, CartLimits limits, BatchPolicy policy) {
        BatchState state = new BatchState(layout, orders, limits);
        new LearntOrders(state, new NearOrders(state), policy).construct();
        return OrderBatching.result(state, 0);
    }

    /** Within a time budget, which the policy's own time counts against. */
    public static OrderBatching.Result solve(
            Layout layout,
            List<PickOrder> orders,
            CartLimits limits,
            BatchPolicy policy,
            long budgetNanos,
            long seed,
            DoubleConsumer better) {
        long end = System.nanoTime() + budgetNanos;
        BatchState state = new BatchState(layout, orders, limits);
        NearOrders near = new NearOrders(state);
        OrderBatching.savings(state, near);
        LearntOrders learnt = new LearntOrders(state, near, policy);
        better.accept(state.total());
        new BatchSearch(state, learnt, seed, better).improve(end);
        return OrderBatching.result(state, 0);
    }
}
