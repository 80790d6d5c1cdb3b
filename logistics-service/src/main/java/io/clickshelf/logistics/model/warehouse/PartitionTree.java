package io.clickshelf.logistics.model.warehouse;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * The shortest partition of the orders into batches of a pool, by branch, price and cut: prices bound what a part of all
 * partitions can come to; rules of some orders raise the bound ({@link OrderRule}); batches too far beyond it are
 * left out (Baldacci, Christofides and Mingozzi 2008), and where few are left all partitions of them are tried. Else two
 * orders are put together in one part and apart in the other (Ryan and Foster 1981), the part with the lowest bound first.
 */
final class PartitionTree {

    /** Metres that don't count: lengths are rounded. */
    static final double NOTHING = 1e-3;

    private static final int RULES_A_ROUND = 10;
    private static final int ROUNDS = 40;
    private static final int ROUNDS_BELOW = 2;

    /** Of the gap, a round of rules that closes less is one too many. */
    private static final double WORTH_A_ROUND = 0.02;

    private static final int IDLE_ROUNDS = 2;

    /** So few batches are tried in all partitions. */
    static final int FEW = 10_000;

    /** Batches put beside others, where all partitions of few batches are tried. */
    private static final long TRIES = 3_000_000;

    private static final int CORE = 1_500;

    private final double[] alone;
    private final int least;
    private final int orders;
    private final int few;
    private final long end;
    private final PriorityQueue<Part> open =
            new PriorityQueue<>(Comparator.comparingDouble(part -> part.worth.bound()));
    private final List<BatchColumn> begin;
    private BatchPool pool;
    private double total;
    private double unsettled = Double.POSITIVE_INFINITY;
    private List<BatchColumn> better = List.of();

    /** Some of all partitions, those that keep to what is settled of pairs. */
    private record Part(OrderPairs pairs, BatchWorth worth, OrderRule[] rules, List<BatchColumn> core) {}

    /**
     * @param alone metres of each order walked alone
     * @param least batches that there must be
     * @param begin a partition, which a better one is looked for
     * @param few   so few batches are tried in all partitions; usually {@link #FEW}
     */
    PartitionTree(double[] alone, int least, BatchPool pool, List<BatchColumn> begin, int few, long end) {
        this.alone = alone;
        this.orders = alone.length;
        this.least = least;
        this.pool = pool;
        this.begin = begin;
        this.few = few;
        this.end = end;
        this.total = begin.stream().mapToDouble(BatchColumn::meters).sum();
    }

    /** Metres that no partition can do without; those of the best known if it is proven so. */
    double run() {
        BatchWorth nothing = new BatchWorth(0, new double[orders + 1], new OrderRule[0], new double[0]);
        open.add(new Part(OrderPairs.NONE, nothing, new OrderRule[0], begin));
        while (!open.isEmpty() && System.nanoTime() < end) {
            Part part = open.remove();
            if (part.worth.bound() < total - NOTHING) {
                settle(part);
            }
        }
        double bound = Math.min(total, unsettled);
        return open.isEmpty() ? bound : Math.min(bound, open.element().worth.bound());
    }

    /** A shorter partition; empty if there is none. */
    List<BatchColumn> better() {
        return better;
    }

    private void settle(Part part) {
        PartitionPrices prices = new PartitionPrices(alone, least);
        prices.rules(part.rules);
        boolean root = part.pairs.equals(OrderPairs.NONE);
        BatchPool left = root ? pool : pool.within(part.worth, part.pairs, total - part.worth.bound());
        List<BatchColumn> core = new ArrayList<>(part.core);
        core.removeIf(batch -> !part.pairs.allow(batch.mask()));
        double before = part.worth.bound();
        int idle = 0;
        for (int round = 0; ; round++) {
            if (!fit(prices, core, left, part.pairs)) {
                unsettled = Math.min(unsettled, before);
                return;
            }
            BatchWorth worth = prices.worth();
            double gap = total - worth.bound();
            if (gap <= NOTHING) {
                return;
            }
            left = left.within(worth, part.pairs, gap);
            if (root) {
                pool = left;
            }
            if (left.size() <= few && tried(left, prices)) {
                return;
            }
            if (root && round == 0 && left.size() > few) {
                // A better beginning leaves fewer batches.
                tried(left.nearest(worth, part.pairs, gap, few), prices);
            }
            idle = worth.bound() < before + WORTH_A_ROUND * gap ? idle + 1 : 0;
            before = Math.max(before, worth.bound());
            if (round >= (root ? ROUNDS : ROUNDS_BELOW) || idle > IDLE_ROUNDS || !prices.tighten(RULES_A_ROUND)) {
                if (fit(prices, core, left, part.pairs)) {
                    branch(part, prices, core);
                } else {
                    unsettled = Math.min(unsettled, before);
                }
                return;
            }
        }
    }

    /** Prices that none of these batches is worth more than its walk at; false if the time was too short. */
    private boolean fit(PartitionPrices prices, List<BatchColumn> core, BatchPool left, OrderPairs pairs) {
        while (true) {
            prices.fit(core);
            List<BatchColumn> found = left.worthwhile(prices.worth(), pairs);
            if (found.isEmpty()) {
                return true;
            }
            if (System.nanoTime() > end) {
                return false;
            }
            if (core.size() > CORE) {
                double gap = total - prices.bound();
                core.removeIf(batch -> prices.reduced(batch) > 0.2 * gap);
            }
            core.addAll(found);
        }
    }

    /** Whether the best partition of these was found, or that there is none. */
    private boolean tried(BatchPool left, PartitionPrices prices) {
        List<BatchColumn> listed = left.all();
        double[] beyond = listed.stream().mapToDouble(prices::reduced).toArray();
        BatchCover cover = new BatchCover(orders, listed, beyond, prices.bound(), total - NOTHING, TRIES, end);
        int[] found = cover.run();
        if (found.length > 0) {
            better = new ArrayList<>();
            for (int index : found) {
                better.add(listed.get(index));
            }
            total = better.stream().mapToDouble(BatchColumn::meters).sum();
        }
        return cover.complete();
    }

    private void branch(Part part, PartitionPrices prices, List<BatchColumn> core) {
        BatchWorth worth = prices.worth();
        double gap = total - worth.bound();
        List<BatchColumn> near =
                core.stream().filter(batch -> prices.reduced(batch) < 0.5 * gap).toList();
        OrderRule[] rules = prices.rules();
        long pair = undecided(prices);
        if (pair == 0) {
            // Whole batches: a partition, as long as the bound.
            List<BatchColumn> whole = prices.whole();
            double meters = whole.stream().mapToDouble(BatchColumn::meters).sum();
            if (!whole.isEmpty() && meters < total - NOTHING) {
                better = whole;
                total = meters;
            }
            unsettled = Math.min(unsettled, Math.max(worth.bound(), part.worth.bound()));
            return;
        }
        open.add(new Part(part.pairs.andTogether(pair), worth, rules, near));
        open.add(new Part(part.pairs.andApart(pair), worth, rules, near));
    }

    /** The pair that is least decided; 0 where all are. */
    private long undecided(PartitionPrices prices) {
        long pair = 0;
        double most = 0.01;
        for (int a = 0; a < orders; a++) {
            for (int b = a + 1; b < orders; b++) {
                long both = 1L << a | 1L << b;
                double together = prices.together(both);
                double by = Math.min(together, 1 - together);
                if (by > most) {
                    most = by;
                    pair = both;
                }
            }
        }
        return pair;
    }
}
