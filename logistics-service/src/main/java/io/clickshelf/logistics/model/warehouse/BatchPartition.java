package io.clickshelf.logistics.model.warehouse;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Proves batches shortest, or finds shorter ones: set partitioning over generated batches (Gademann and Van de Velde 2005).
 * Prices are fitted to batches until none is worth more than its walk (column generation, Gilmore and Gomory 1961); then
 * every batch that could take part in a better partition is listed, as its walk exceeds its orders' prices by less than the
 * whole exceeds theirs (Baldacci, Christofides and Mingozzi 2008); rules for triples of orders raise the bound and shorten
 * the list (Jepsen et al. 2008), and the best partition is searched among what is left. Needs exact walks.
 */
final class BatchPartition {

    /** As many orders as a word has bits. */
    static final int MOST_ORDERS = 63;

    private static final int EACH_ROUND = 12;

    /** A batch worth so much more than its walk is looked for. */
    private static final double ENOUGH = -1e-6;

    /** Metres that don't count. */
    private static final double NOTHING = 1e-4;

    private static final int ROUNDS = 60;
    private static final int RULES_A_ROUND = 12;
    private static final int JOIN = 60;

    /** So few batches are soon searched. */
    private static final int FEW = 300;

    private static final int LISTED = 400_000;

    private final BatchState state;
    private final int n;

    private BatchPartition(BatchState state) {
        this.state = state;
        this.n = state.orderCount();
    }

    /**
     * Leaves the best batches in the state, which holds some already.
     *
     * @return whether they are proven shortest; false if the time was too short
     */
    static boolean improve(BatchState state, long end) {
        return new BatchPartition(state).run(end);
    }

    private boolean run(long end) {
        List<BatchColumn> known = new ArrayList<>();
        for (BatchState.Batch batch : state.batches()) {
            known.add(BatchColumn.of(batch.orders.toIntArray(), batch.length));
        }
        double[] alone = new double[n];
        for (int i = 0; i < n; i++) {
            alone[i] = state.alone(i);
        }
        BatchPricing pricing = new BatchPricing(state);
        PartitionPrices prices = new PartitionPrices(alone, pricing.fewest());
        double[] price = prices.of(known);
        while (true) {
            List<BatchColumn> found = pricing.find(price, ENOUGH, EACH_ROUND, end);
            if (System.nanoTime() > end) {
                return false;
            }
            if (found.isEmpty()) {
                break;
            }
            known.addAll(found);
            price = prices.of(known);
        }
        double total = state.total();
        if (total - prices.bound() <= NOTHING) {
            return true;
        }
        List<BatchColumn> listed = pricing.find(price, total - prices.bound(), LISTED / n, end);
        if (!pricing.complete()) {
            return false;
        }
        listed = tightened(prices, listed, total, end);
        if (total - prices.bound() <= NOTHING) {
            return true;
        }
        double[] beyond = listed.stream().mapToDouble(prices::reduced).toArray();
        BatchCover cover = new BatchCover(n, listed, beyond, prices.bound(), total, end);
        int[] better = cover.run();
        if (better.length > 0) {
            List<int[]> batches = new ArrayList<>();
            for (int b : better) {
                batches.add(listed.get(b).members());
            }
            state.restore(batches);
        }
        return cover.complete();
    }

    /** Raises the bound by rules for triples while that helps; batches too far beyond it are dropped. */
    private static List<BatchColumn> tightened(
            PartitionPrices prices, List<BatchColumn> listed, double total, long end) {
        List<BatchColumn> left = listed;
        List<BatchColumn> core = new ArrayList<>(prices.used());
        double before = prices.bound();
        int idle = 0;
        for (int round = 0; round < ROUNDS && left.size() > FEW && System.nanoTime() < end; round++) {
            if (!prices.tighten(RULES_A_ROUND)) {
                fit(prices, core, left);
                break;
            }
            fit(prices, core, left);
            double gap = total - prices.bound();
            if (gap <= NOTHING) {
                break;
            }
            left = left.stream().filter(b -> prices.reduced(b) < gap).toList();
            core = new ArrayList<>(prices.used());
            idle = prices.bound() < before + 0.02 * gap ? idle + 1 : 0;
            before = prices.bound();
            if (idle > 2) {
                break;
            }
        }
        return left;
    }

    /** Prices that fit all batches, found from few: those that don't fit join, the worst first. */
    private static void fit(PartitionPrices prices, List<BatchColumn> core, List<BatchColumn> all) {
        while (true) {
            prices.of(core);
            List<BatchColumn> worst = all.stream()
                    .filter(b -> prices.reduced(b) < ENOUGH)
                    .sorted(Comparator.comparingDouble(prices::reduced))
                    .limit(JOIN)
                    .toList();
            if (worst.isEmpty()) {
                return;
            }
            core.addAll(worst);
        }
    }
}
