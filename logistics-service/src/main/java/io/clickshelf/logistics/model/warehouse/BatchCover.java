package io.clickshelf.logistics.model.warehouse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The partition of the orders into some of the batches listed that is shortest: depth first, always covering the order with
 * the fewest batches next, and leaving off where the bound and the metres beyond the prices reach the best known.
 */
final class BatchCover {

    private static final int CLOCK_EVERY = 1024;

    private final List<BatchColumn> batches;
    private final double bound;
    private final long all;
    private final long end;
    private final long[][] masks;
    private final double[][] beyond;
    private final int[][] which;
    private final int[] rows;
    private final int[] path;
    private int[] best = new int[0];
    private double bestMeters;
    private final long mostNodes;
    private long nodes;
    private boolean complete = true;

    /**
     * @param beyond by batch, metres beyond the prices
     * @param bound  metres that no partition can do without
     * @param below  a partition must be shorter to be found
     * @param most   batches put beside others before it is given up
     */
    BatchCover(int n, List<BatchColumn> batches, double[] beyond, double bound, double below, long most, long end) {
        this.batches = batches;
        this.bound = bound;
        this.all = (1L << n) - 1;
        this.mostNodes = most;
        this.end = end;
        this.bestMeters = below;
        this.path = new int[n];
        int[] count = new int[n];
        for (BatchColumn batch : batches) {
            for (int order : batch.members()) {
                count[order]++;
            }
        }
        Integer[] fewest = new Integer[n];
        Arrays.setAll(fewest, i -> i);
        Arrays.sort(fewest, (a, b) -> Integer.compare(count[a], count[b]));
        this.rows = new int[n];
        int[] rank = new int[n];
        List<List<Integer>> byRow = new ArrayList<>();
        for (int r = 0; r < n; r++) {
            rows[r] = fewest[r];
            rank[fewest[r]] = r;
            byRow.add(new ArrayList<>());
        }
        for (int b = 0; b < batches.size(); b++) {
            int first = n;
            for (int order : batches.get(b).members()) {
                first = Math.min(first, rank[order]);
            }
            byRow.get(first).add(b);
        }
        this.masks = new long[n][];
        this.beyond = new double[n][];
        this.which = new int[n][];
        for (int r = 0; r < n; r++) {
            List<Integer> list = byRow.get(r);
            list.sort((a, b) -> Double.compare(beyond[a], beyond[b]));
            this.which[r] = list.stream().mapToInt(Integer::intValue).toArray();
            this.masks[r] = list.stream().mapToLong(b -> batches.get(b).mask()).toArray();
            this.beyond[r] =
                    list.stream().mapToDouble(b -> Math.max(0, beyond[b])).toArray();
        }
    }

    /** Indices of the batches; empty if there is no better partition. */
    int[] run() {
        cover(0, 0, 0, 0, bound);
        return best;
    }

    /** Whether all was searched, soon enough. */
    boolean complete() {
        return complete;
    }

    private void cover(long covered, int row, int depth, double meters, double least) {
        if (covered == all) {
            if (meters < bestMeters - 1e-9) {
                bestMeters = meters;
                best = Arrays.copyOf(path, depth);
            }
            return;
        }
        int next = row;
        while ((covered & 1L << rows[next]) != 0) {
            next++;
        }
        for (int k = 0; k < which[next].length && least + beyond[next][k] < bestMeters - 1e-6; k++) {
            if ((masks[next][k] & covered) == 0) {
                if (++nodes % CLOCK_EVERY == 0 && (nodes > mostNodes || System.nanoTime() > end) || !complete) {
                    complete = false;
                    return;
                }
                int batch = which[next][k];
                path[depth] = batch;
                cover(
                        covered | masks[next][k],
                        next + 1,
                        depth + 1,
                        meters + batches.get(batch).meters(),
                        least + beyond[next][k]);
            }
        }
    }
}
