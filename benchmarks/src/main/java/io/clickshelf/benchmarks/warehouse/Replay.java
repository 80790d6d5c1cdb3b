package io.clickshelf.benchmarks.warehouse;

import io.clickshelf.benchmarks.BenchmarkException;
import io.clickshelf.logistics.model.warehouse.CartLimits;
import io.clickshelf.logistics.model.warehouse.Layout;
import io.clickshelf.logistics.model.warehouse.PickOrder;
import io.clickshelf.logistics.model.warehouse.WalkSimulator;
import java.util.Arrays;
import java.util.List;

/** Walks batches again, from spot to spot, and counts what they hold: what the engine says is not taken on trust. */
final class Replay {

    private Replay() {}

    /**
     * Metres walked.
     *
     * @throws BenchmarkException if an order is missing or picked twice, or a batch doesn't fit the cart
     */
    static double meters(Layout layout, List<PickOrder> orders, CartLimits limits, List<int[]> batches) {
        boolean[] picked = new boolean[orders.size()];
        double meters = 0;
        for (int[] batch : batches) {
            double[] load = new double[limits.load().length];
            for (int o : batch) {
                if (picked[o]) {
                    throw new BenchmarkException("Order " + orders.get(o).id() + " is picked twice.");
                }
                picked[o] = true;
                for (int d = 0; d < load.length; d++) {
                    load[d] += orders.get(o).load()[d];
                    if (load[d] > limits.load()[d] + 1e-6) {
                        throw new BenchmarkException("A batch takes " + load[d] + " of " + limits.load()[d] + ".");
                    }
                }
            }
            if (batch.length > limits.orders()) {
                throw new BenchmarkException("A batch has " + batch.length + " orders of " + limits.orders() + ".");
            }
            int[] spots = Arrays.stream(batch)
                    .flatMap(o -> Arrays.stream(orders.get(o).spots()))
                    .distinct()
                    .toArray();
            meters += WalkSimulator.walked(layout, layout.route(spots).stops());
        }
        for (int o = 0; o < picked.length; o++) {
            if (!picked[o]) {
                throw new BenchmarkException("Order " + orders.get(o).id() + " is not picked.");
            }
        }
        return meters;
    }
}
