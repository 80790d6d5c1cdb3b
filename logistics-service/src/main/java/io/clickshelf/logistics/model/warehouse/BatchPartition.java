package io.clickshelf.logistics.model.warehouse;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Proves batches shortest, or finds shorter ones: set partitioning over batches (Gademann and Van de Velde 2005), by a
 * {@link PartitionTree} over all batches that fit where a {@link BatchBook} of them can be written in time. Else prices are
 * fitted to batches until {@link BatchPricing} finds none that is worth more than its walk (column generation, Gilmore and
 * Gomory 1961), and the tree gets all that it finds within the gap. Needs exact walks.
 */
final class BatchPartition {

    /** As many orders as a word has bits. */
    static final int MOST_ORDERS = 63;

    private static final int EACH_ROUND = 12;
    private static final int LISTED = 400_000;
    private static final int JOIN = 60;

    private final BatchState state;
    private final long end;
    private final double[] alone;
    private final int least;
    private final List<BatchColumn> begin = new ArrayList<>();
    private double bound;

    private BatchPartition(BatchState state, long end) {
        this.state = state;
        this.end = end;
        this.alone = new double[state.orderCount()];
        for (int i = 0; i < alone.length; i++) {
            alone[i] = state.alone(i);
        }
        this.least = new CartLoad(state).fewest();
        for (BatchState.Batch batch : state.batches()) {
            begin.add(BatchColumn.of(batch.orders.toIntArray(), batch.length));
        }
    }

    /**
     * Leaves the best batches in the state, which holds some already.
     *
     * @return metres that no batches can do without, those of the state if they are proven shortest; 0 if the time was too
     *     short to know any
     */
    static double improve(BatchState state, long end) {
        BatchPartition partition = new BatchPartition(state, end);
        partition.run();
        return partition.bound > state.total() - PartitionTree.NOTHING ? state.total() : partition.bound;
    }

    private void run() {
        BatchPool pool = BatchBook.write(state, (end - System.nanoTime()) * 3 / 4);
        pool = pool == null ? withinTheGap() : pool;
        if (pool == null) {
            return;
        }
        PartitionTree tree = new PartitionTree(alone, least, pool, begin, PartitionTree.FEW, end);
        bound = Math.max(bound, tree.run());
        if (!tree.better().isEmpty()) {
            state.restore(tree.better().stream().map(BatchColumn::members).toList());
        }
    }

    /** All batches that a better partition can be of; null if the time was too short to find them. */
    private @Nullable BatchPool withinTheGap() {
        // Where bounds leave out many it is soon done; where they don't, time is better spent otherwise.
        long now = System.nanoTime();
        long soon = now + (end - now) / 4;
        BatchPricing source = new BatchPricing(state);
        PartitionPrices prices = new PartitionPrices(alone, least);
        List<BatchColumn> core = new ArrayList<>(begin);
        prices.fit(core);
        while (true) {
            List<BatchColumn> found = source.find(prices.price(), BatchPool.ENOUGH, EACH_ROUND, soon);
            if (System.nanoTime() > soon) {
                return null;
            }
            if (found.isEmpty()) {
                break;
            }
            fit(prices, core, found);
        }
        bound = prices.bound();
        double gap = state.total() - bound;
        List<BatchColumn> listed = source.find(prices.price(), gap, LISTED / alone.length, end);
        return source.complete() ? BatchPool.of(listed) : null;
    }

    /** Prices that fit all these batches, found from few: those that don't fit join, the worst first. */
    private static void fit(PartitionPrices prices, List<BatchColumn> core, List<BatchColumn> all) {
        while (true) {
            prices.fit(core);
            List<BatchColumn> worst = all.stream()
                    .filter(batch -> prices.reduced(batch) < BatchPool.ENOUGH)
                    .sorted(Comparator.comparingDouble(prices::reduced))
                    .limit(JOIN)
                    .toList();
            if (worst.isEmpty()) {
                core.clear();
                core.addAll(prices.used());
                return;
            }
            core.addAll(worst);
        }
    }
}
