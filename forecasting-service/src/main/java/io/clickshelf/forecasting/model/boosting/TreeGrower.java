package io.clickshelf.forecasting.model.boosting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Grows one tree leaf by leaf, always splitting the leaf with the largest gain of the second-order objective (Friedman
 * 2001; Ke et al. 2017). The histogram of a split's larger side is the parent's less the smaller's.
 */
final class TreeGrower {

    private static final double LEAST_GAIN = 1e-6;

    private final TrainingTable table;
    private final BoostingSettings settings;
    private final double[] gradient;
    private final double[] curvature;
    private final boolean[] allowed;

    private record Split(int feature, int bin, double gain) {}

    private static final class Leaf {
        private final int[] rows;
        private final double[][] histogram;
        private final double gradient;
        private final double curvature;
        private @Nullable Split best;
        private int parent = -1;
        private boolean leftOfParent;

        Leaf(int[] rows, double[][] histogram, double gradient, double curvature) {
            this.rows = rows;
            this.histogram = histogram;
            this.gradient = gradient;
            this.curvature = curvature;
        }
    }

    TreeGrower(
            TrainingTable table, BoostingSettings settings, double[] gradient, double[] curvature, boolean[] allowed) {
        this.table = table;
        this.settings = settings;
        this.gradient = gradient;
        this.curvature = curvature;
        this.allowed = allowed;
    }

    Tree grow(int[] rows) {
        List<Leaf> leaves = new ArrayList<>();
        leaves.add(leaf(rows, histogram(rows)));
        int most = settings.leaves();
        int[] feature = new int[most - 1];
        float[] threshold = new float[most - 1];
        int[] left = new int[most - 1];
        int[] right = new int[most - 1];
        int nodes = 0;
        while (leaves.size() < most) {
            int chosen = -1;
            double gain = LEAST_GAIN;
            for (int i = 0; i < leaves.size(); i++) {
                Split best = leaves.get(i).best;
                if (best != null && best.gain() > gain) {
                    gain = best.gain();
                    chosen = i;
                }
            }
            if (chosen < 0) {
                break;
            }
            Leaf parent = leaves.get(chosen);
            Split split = java.util.Objects.requireNonNull(parent.best);
            feature[nodes] = split.feature();
            threshold[nodes] = threshold(split);
            if (parent.parent >= 0) {
                (parent.leftOfParent ? left : right)[parent.parent] = nodes;
            }
            Leaf[] children = divided(parent, split);
            for (int side = 0; side < 2; side++) {
                children[side].parent = nodes;
                children[side].leftOfParent = side == 0;
            }
            leaves.set(chosen, children[0]);
            leaves.add(children[1]);
            nodes++;
        }
        float[] value = new float[leaves.size()];
        for (int i = 0; i < value.length; i++) {
            Leaf leaf = leaves.get(i);
            value[i] = (float) (-settings.learningRate() * leaf.gradient / (leaf.curvature + settings.l2()));
            if (leaf.parent >= 0) {
                (leaf.leftOfParent ? left : right)[leaf.parent] = ~i;
            }
        }
        return new Tree(
                Arrays.copyOf(feature, nodes),
                Arrays.copyOf(threshold, nodes),
                Arrays.copyOf(left, nodes),
                Arrays.copyOf(right, nodes),
                value);
    }

    private float threshold(Split split) {
        return split.bin() == 0
                ? Float.NEGATIVE_INFINITY
                : table.bins()[split.feature()].edges()[split.bin() - 1];
    }

    private Leaf leaf(int[] rows, double[][] histogram) {
        double g = 0;
        double h = 0;
        for (int row : rows) {
            g += gradient[row];
            h += curvature[row];
        }
        Leaf leaf = new Leaf(rows, histogram, g, h);
        leaf.best = best(leaf);
        return leaf;
    }

    private Leaf[] divided(Leaf parent, Split split) {
        byte[] column = table.columns()[split.feature()];
        int[] left = new int[parent.rows.length];
        int[] right = new int[parent.rows.length];
        int lefts = 0;
        int rights = 0;
        for (int row : parent.rows) {
            if (column[row] <= split.bin()) {
                left[lefts++] = row;
            } else {
                right[rights++] = row;
            }
        }
        left = Arrays.copyOf(left, lefts);
        right = Arrays.copyOf(right, rights);
        boolean leftSmaller = lefts <= rights;
        double[][] small = histogram(leftSmaller ? left : right);
        double[][] large = parent.histogram;
        for (int f = 0; f < large.length; f++) {
            for (int i = 0; i < large[f].length; i++) {
                large[f][i] -= small[f][i];
            }
        }
        return new Leaf[] {leaf(left, leftSmaller ? small : large), leaf(right, leftSmaller ? large : small)};
    }

    /** Per feature and bin: sum of gradients, sum of curvatures, rows. */
    private double[][] histogram(int[] rows) {
        double[][] histogram = new double[allowed.length][];
        for (int f = 0; f < allowed.length; f++) {
            histogram[f] = new double[allowed[f] ? 3 * table.bins()[f].count() : 0];
            if (allowed[f]) {
                double[] sums = histogram[f];
                byte[] column = table.columns()[f];
                for (int row : rows) {
                    int at = 3 * column[row];
                    sums[at] += gradient[row];
                    sums[at + 1] += curvature[row];
                    sums[at + 2]++;
                }
            }
        }
        return histogram;
    }

    private @Nullable Split best(Leaf leaf) {
        if (leaf.rows.length < 2 * settings.fewestRows()) {
            return null;
        }
        Split best = null;
        double gain = 0;
        double whole = score(leaf.gradient, leaf.curvature);
        for (int f = 0; f < allowed.length; f++) {
            double[] sums = leaf.histogram[f];
            double g = 0;
            double h = 0;
            double count = 0;
            for (int bin = 0; 3 * bin < sums.length - 3; bin++) {
                g += sums[3 * bin];
                h += sums[3 * bin + 1];
                count += sums[3 * bin + 2];
                if (count >= settings.fewestRows() && leaf.rows.length - count >= settings.fewestRows()) {
                    double candidate = score(g, h) + score(leaf.gradient - g, leaf.curvature - h) - whole;
                    if (candidate > gain) {
                        gain = candidate;
                        best = new Split(f, bin, candidate);
                    }
                }
            }
        }
        return best;
    }

    private double score(double g, double h) {
        return g * g / (h + settings.l2());
    }
}
