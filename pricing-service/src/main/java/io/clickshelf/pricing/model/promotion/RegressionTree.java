package io.clickshelf.pricing.model.promotion;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * A small binary tree on second-order statistics, grown best split first (Friedman 2001; Chen and Guestrin 2016).
 *
 * <p>Arrays by node: a split goes left where the feature is below the threshold; a leaf has feature -1 and a value.
 */
final class RegressionTree {

    private final int[] feature;
    private final double[] threshold;
    private final int[] left;
    private final double[] value;

    private RegressionTree(int nodes) {
        feature = new int[nodes];
        threshold = new double[nodes];
        left = new int[nodes];
        value = new double[nodes];
    }

    double predict(double[] x) {
        int node = 0;
        while (feature[node] >= 0) {
            node = x[feature[node]] < threshold[node] ? left[node] : left[node] + 1;
        }
        return value[node];
    }

    void save(DataOutput out) throws IOException {
        out.writeInt(feature.length);
        for (int node = 0; node < feature.length; node++) {
            out.writeInt(feature[node]);
            out.writeDouble(threshold[node]);
            out.writeInt(left[node]);
            out.writeDouble(value[node]);
        }
    }

    static RegressionTree load(DataInput in) throws IOException {
        RegressionTree tree = new RegressionTree(in.readInt());
        for (int node = 0; node < tree.feature.length; node++) {
            tree.feature[node] = in.readInt();
            tree.threshold[node] = in.readDouble();
            tree.left[node] = in.readInt();
            tree.value[node] = in.readDouble();
        }
        return tree;
    }

    /**
     * @param rows     taking part; reordered
     * @param gradient and hessian of the loss per row
     * @param leaves   at most
     * @param minRows  in a leaf
     * @param l2       penalty on leaf values
     */
    static RegressionTree grow(
            BinnedFeatures features,
            int[] rows,
            double[] gradient,
            double[] hessian,
            int leaves,
            int minRows,
            double l2) {
        RegressionTree tree = new RegressionTree(2 * leaves - 1);
        Split[] best = new Split[2 * leaves - 1];
        int[] from = new int[2 * leaves - 1];
        int[] to = new int[2 * leaves - 1];
        to[0] = rows.length;
        int nodes = 1;
        best[0] = Split.best(features, rows, 0, rows.length, gradient, hessian, minRows, l2);
        tree.feature[0] = -1;
        tree.value[0] = best[0].leafValue;
        while (nodes + 2 <= 2 * leaves - 1) {
            int node = -1;
            for (int k = 0; k < nodes; k++) {
                if (tree.feature[k] < 0 && best[k].gain > 1e-9 && (node < 0 || best[k].gain > best[node].gain)) {
                    node = k;
                }
            }
            if (node < 0) {
                break;
            }
            Split split = best[node];
            int middle = partition(features.column[split.feature], rows, from[node], to[node], split.bin);
            tree.feature[node] = split.feature;
            tree.threshold[node] = features.edge[split.feature][split.bin];
            tree.left[node] = nodes;
            for (int side = 0; side < 2; side++) {
                from[nodes] = side == 0 ? from[node] : middle;
                to[nodes] = side == 0 ? middle : to[node];
                best[nodes] = Split.best(features, rows, from[nodes], to[nodes], gradient, hessian, minRows, l2);
                tree.feature[nodes] = -1;
                tree.value[nodes] = best[nodes].leafValue;
                nodes++;
            }
        }
        return tree;
    }

    /** Rows with a bin at or below come first; returns where the others begin. */
    private static int partition(byte[] column, int[] rows, int from, int to, int bin) {
        int low = from;
        int high = to - 1;
        while (low <= high) {
            if (column[rows[low]] <= bin) {
                low++;
            } else {
                int swap = rows[low];
                rows[low] = rows[high];
                rows[high--] = swap;
            }
        }
        return low;
    }

    /** The best split of a node: rows whose bin is at or below {@code bin} go left. */
    private record Split(int feature, int bin, double gain, double leafValue) {

        static Split best(
                BinnedFeatures features,
                int[] rows,
                int from,
                int to,
                double[] gradient,
                double[] hessian,
                int minRows,
                double l2) {
            double g = 0;
            double h = 0;
            for (int k = from; k < to; k++) {
                g += gradient[rows[k]];
                h += hessian[rows[k]];
            }
            double leaf = -g / (h + l2);
            double whole = g * g / (h + l2);
            int bestFeature = -1;
            int bestBin = -1;
            double most = 0;
            double[] sumG = new double[BinnedFeatures.BINS];
            double[] sumH = new double[BinnedFeatures.BINS];
            int[] count = new int[BinnedFeatures.BINS];
            for (int j = 0; j < features.column.length && to - from >= 2 * minRows; j++) {
                int bins = features.edge[j].length + 1;
                java.util.Arrays.fill(sumG, 0, bins, 0);
                java.util.Arrays.fill(sumH, 0, bins, 0);
                java.util.Arrays.fill(count, 0, bins, 0);
                byte[] column = features.column[j];
                for (int k = from; k < to; k++) {
                    int row = rows[k];
                    int bin = column[row];
                    sumG[bin] += gradient[row];
                    sumH[bin] += hessian[row];
                    count[bin]++;
                }
                double leftG = 0;
                double leftH = 0;
                int leftCount = 0;
                for (int bin = 0; bin < bins - 1; bin++) {
                    leftG += sumG[bin];
                    leftH += sumH[bin];
                    leftCount += count[bin];
                    if (leftCount < minRows || to - from - leftCount < minRows) {
                        continue;
                    }
                    double rightG = g - leftG;
                    double gain = leftG * leftG / (leftH + l2) + rightG * rightG / (h - leftH + l2) - whole;
                    if (gain > most) {
                        most = gain;
                        bestFeature = j;
                        bestBin = bin;
                    }
                }
            }
            return new Split(bestFeature, bestBin, most, leaf);
        }
    }
}
