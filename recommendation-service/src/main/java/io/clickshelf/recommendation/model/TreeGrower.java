package io.clickshelf.recommendation.model;

import java.util.Arrays;
import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Grows one regression tree leaf by leaf, always where the second-order gain Σg²/(Σh + λ) rises most, by histograms over binned features.
 *
 * <p>Chen, Guestrin: "XGBoost" (KDD 2016); Ke et al.: "LightGBM" (NIPS 2017). O(rows · features) per level.
 */
final class TreeGrower {

    /**
     * @param leaves      of a tree, at most
     * @param ridge       λ
     * @param leastWeight second derivatives that a leaf must hold
     * @param leastRows   rows that a leaf must hold
     */
    record Settings(int leaves, double ridge, double leastWeight, int leastRows) {}

    private final FeatureBins bins;
    private final Settings settings;
    private final double[] gradient;
    private final double[] weight;
    private final int[] rows;

    private record Split(int node, int from, int to, int feature, int bin, double gain) {}

    /** @param gradient per row: what the value should rise along; {@code weight}: second derivatives, positive */
    TreeGrower(FeatureBins bins, Settings settings, double[] gradient, double[] weight) {
        this.bins = bins;
        this.settings = settings;
        this.gradient = gradient;
        this.weight = weight;
        rows = new int[gradient.length];
        for (int r = 0; r < rows.length; r++) {
            rows[r] = r;
        }
    }

    RegressionTree grow(double rate) {
        int most = 2 * settings.leaves() - 1;
        RegressionTree tree =
                new RegressionTree(new int[most], new float[most], new int[most], new int[most], new float[most]);
        Arrays.fill(tree.feature(), -1);
        PriorityQueue<Split> open = new PriorityQueue<>(Comparator.comparingDouble(split -> -split.gain()));
        int nodes = 1;
        tree.value()[0] = (float) (rate * value(0, rows.length));
        offer(open, best(0, 0, rows.length));
        for (int leaves = 1; leaves < settings.leaves() && !open.isEmpty(); leaves++) {
            Split split = open.poll();
            int middle = partition(split);
            int n = split.node();
            tree.feature()[n] = split.feature();
            tree.threshold()[n] = bins.border(split.feature(), split.bin());
            tree.left()[n] = nodes;
            tree.right()[n] = nodes + 1;
            tree.value()[nodes] = (float) (rate * value(split.from(), middle));
            tree.value()[nodes + 1] = (float) (rate * value(middle, split.to()));
            offer(open, best(nodes, split.from(), middle));
            offer(open, best(nodes + 1, middle, split.to()));
            nodes += 2;
        }
        return tree;
    }

    private static void offer(PriorityQueue<Split> open, @Nullable Split split) {
        if (split != null) {
            open.add(split);
        }
    }

    private double value(int from, int to) {
        double g = 0;
        double h = settings.ridge();
        for (int n = from; n < to; n++) {
            g += gradient[rows[n]];
            h += weight[rows[n]];
        }
        return g / h;
    }

    private @Nullable Split best(int node, int from, int to) {
        if (to - from < 2 * settings.leastRows()) {
            return null;
        }
        Split best = null;
        double[] g = new double[FeatureBins.MOST];
        double[] h = new double[FeatureBins.MOST];
        int[] count = new int[FeatureBins.MOST];
        for (int f = 0; f < bins.features(); f++) {
            Arrays.fill(g, 0);
            Arrays.fill(h, 0);
            Arrays.fill(count, 0);
            byte[] of = bins.of(f);
            for (int n = from; n < to; n++) {
                int row = rows[n];
                g[of[row]] += gradient[row];
                h[of[row]] += weight[row];
                count[of[row]]++;
            }
            Split split = cut(node, from, to, f, g, h, count);
            best = split != null && (best == null || split.gain() > best.gain()) ? split : best;
        }
        return best;
    }

    private @Nullable Split cut(int node, int from, int to, int feature, double[] g, double[] h, int[] count) {
        int last = bins.count(feature) - 1;
        double allG = 0;
        double allH = 0;
        for (int b = 0; b <= last; b++) {
            allG += g[b];
            allH += h[b];
        }
        double whole = allG * allG / (allH + settings.ridge());
        Split best = null;
        double leftG = 0;
        double leftH = 0;
        int left = 0;
        for (int b = 0; b < last; b++) {
            leftG += g[b];
            leftH += h[b];
            left += count[b];
            double rightH = allH - leftH;
            if (left >= settings.leastRows()
                    && to - from - left >= settings.leastRows()
                    && leftH >= settings.leastWeight()
                    && rightH >= settings.leastWeight()) {
                double gain = leftG * leftG / (leftH + settings.ridge())
                        + (allG - leftG) * (allG - leftG) / (rightH + settings.ridge())
                        - whole;
                if (gain > (best == null ? 1e-9 : best.gain())) {
                    best = new Split(node, from, to, feature, b, gain);
                }
            }
        }
        return best;
    }

    /** Brings the rows of the left side to the front of the split's range; returns where the right side begins. */
    private int partition(Split split) {
        byte[] of = bins.of(split.feature());
        int left = split.from();
        int right = split.to() - 1;
        while (left <= right) {
            if (of[rows[left]] <= split.bin()) {
                left++;
            } else {
                int row = rows[left];
                rows[left] = rows[right];
                rows[right--] = row;
            }
        }
        return left;
    }
}
