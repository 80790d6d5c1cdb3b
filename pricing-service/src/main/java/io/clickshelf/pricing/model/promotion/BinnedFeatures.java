package io.clickshelf.pricing.model.promotion;

import java.util.Arrays;

/** Features cut into at most 64 bins at their quantiles, column by column, for histogram trees. */
final class BinnedFeatures {

    static final int BINS = 64;

    final byte[][] column;
    final double[][] edge;

    BinnedFeatures(double[][] x) {
        int n = x.length;
        int d = x[0].length;
        column = new byte[d][n];
        edge = new double[d][];
        double[] values = new double[n];
        for (int j = 0; j < d; j++) {
            for (int i = 0; i < n; i++) {
                values[i] = x[i][j];
            }
            Arrays.sort(values);
            double[] cuts = new double[BINS - 1];
            int count = 0;
            for (int k = 1; k < BINS; k++) {
                double cut = values[(int) ((long) k * n / BINS)];
                if (cut > values[0] && (count == 0 || cut > cuts[count - 1])) {
                    cuts[count++] = cut;
                }
            }
            edge[j] = Arrays.copyOf(cuts, count);
            for (int i = 0; i < n; i++) {
                column[j][i] = (byte) bin(edge[j], x[i][j]);
            }
        }
    }

    /** Number of edges at or below the value. */
    static int bin(double[] edge, double value) {
        int low = 0;
        int high = edge.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (edge[middle] <= value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
