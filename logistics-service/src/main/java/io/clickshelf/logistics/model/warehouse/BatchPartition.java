package io.clickshelf.logistics.model.warehouse;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Proves batches shortest, or finds shorter ones: set partitioning over generated batches (Gademann and Van de Velde 2005).
 * Prices are fitted to batches until none is worth more than its walk (column generation, Gilmore and Gomory 1961); then
 * every batch that could take part in a better partition is listed, as its walk exceeds its orders' prices by less than the
 * whole exceeds theirs (Baldacci, Christofides and Mingozzi 2008); rules for triples of orders raise the bound and shorten
 * the list (Jepsen et al. 2008), and the best partition is searched among what is left. Batches come from a
 * {@link BatchBook} where that can be written in time, else from {@link BatchPricing}. Needs exact walks.
 */
final class BatchPartition {

    /** As many orders as a word has bits. */
    static final int MOST_ORDERS = 63;

    private static final int EACH_ROUND = 12;

    /** A book is read as fast for many. */
    private static final int EACH_READING = 400;

    /** A batch worth so much more than its walk is looked for. */
    private static final double ENOUGH = -1e-6;

    /** Metres that don't count: a book's lengths are rounded. */
    private static final double NOTHING = 1e-3;

    private static final int ROUNDS = 60;
    private static final int RULES_A_ROUND = 12;
    private static final int JOIN = 60;

    /** So few batches are soon searched. */
    private static final int FEW = 300;

    private static final int LISTED = 400_000;

    private final BatchState state;
    private final int n;
    private final long end;
    private final BatchSource source;
    private final PartitionPrices prices;
    private final List<BatchColumn> core = new ArrayList<>();
    private double bound;

    private BatchPartition(BatchState state, long end) {
        this.state = state;
        this.n = state.orderCount();
        this.end = end;
        BatchBook book = BatchBook.of(state, (end - System.nanoTime()) * 3 / 4);
        this.source = book == null ? new BatchPricing(state) : book;
        double[] alone = new double[n];
        for (int i = 0; i < n; i++) {
            alone[i] = state.alone(i);
        }
        this.prices = new PartitionPrices(alone, source.fewest());
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
        return partition.bound > state.total() - NOTHING ? state.total() : partition.bound;
    }

    private void run() {
        for (BatchState.Batch batch : state.batches()) {
            core.add(BatchColumn.of(batch.orders.toIntArray(), batch.length));
        }
        prices.fit(core);
        double total = state.total();
        List<BatchColumn> listed;
        do {
            if (!price() || total - bound <= NOTHING) {
                return;
            }
            listed = source.find(prices, total - bound, LISTED / n, end);
        } while (!source.complete() && source.knowsRules() && System.nanoTime() < end && prices.tighten(RULES_A_ROUND));
        if (!source.complete()) {
            return;
        }
        listed = tightened(listed, total);
        bound = Math.max(bound, prices.bound());
        if (total - bound <= NOTHING) {
            return;
        }
        double[] beyond = listed.stream().mapToDouble(prices::reduced).toArray();
        BatchCover cover = new BatchCover(n, listed, beyond, prices.bound(), total - NOTHING, end);
        int[] better = cover.run();
        if (better.length > 0) {
            List<int[]> batches = new ArrayList<>();
            for (int b : better) {
                batches.add(listed.get(b).members());
            }
            state.restore(batches);
        }
        if (cover.complete()) {
            bound = state.total();
        }
    }

    /** Prices that no batch is worth more than its walk at; false if the time was too short. */
    private boolean price() {
        fit(List.of());
        while (true) {
            List<BatchColumn> found = source.find(prices, ENOUGH, source.knowsRules() ? EACH_READING : EACH_ROUND, end);
            if (System.nanoTime() > end) {
                return false;
            }
            if (found.isEmpty()) {
                bound = Math.max(bound, prices.bound());
                return true;
            }
            fit(found);
        }
    }

    /** Raises the bound by rules for triples while that helps; batches too far beyond it are dropped. */
    private List<BatchColumn> tightened(List<BatchColumn> listed, double total) {
        List<BatchColumn> left = listed;
        double before = prices.bound();
        int idle = 0;
        for (int round = 0; round < ROUNDS && left.size() > FEW && System.nanoTime() < end; round++) {
            if (!prices.tighten(RULES_A_ROUND)) {
                fit(left);
                break;
            }
            fit(left);
            double gap = total - prices.bound();
            if (gap <= NOTHING) {
                break;
            }
            left = left.stream().filter(b -> prices.reduced(b) < gap).toList();
            idle = prices.bound() < before + 0.02 * gap ? idle + 1 : 0;
            before = prices.bound();
            if (idle > 2) {
                break;
            }
        }
        return left;
    }

    /** Prices that fit all these batches, found from few: those that don't fit join, the worst first. */
    private void fit(List<BatchColumn> all) {
        while (true) {
            prices.fit(core);
            List<BatchColumn> worst = all.stream()
                    .filter(b -> prices.reduced(b) < ENOUGH)
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
