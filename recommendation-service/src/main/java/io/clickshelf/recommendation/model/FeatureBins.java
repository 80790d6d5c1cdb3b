package io.clickshelf.recommendation.model;

import java.util.Arrays;

/** Features cut into at most {@value #MOST} bins of about equally many rows, so that a split is found by counting. */
final class FeatureBins {

    static final int MOST = 64;

    private final float[][] upper;
    private final byte[][] bins;

    /** @param rows rows × features */
    FeatureBins(float[][] rows) {
        int features = rows.length == 0 ? 0 : rows[0].length;
        upper = new float[features][];
        bins = new byte[features][rows.length];
        float[] column = new float[rows.length];
        for (int f = 0; f < features; f++) {
            for (int r = 0; r < rows.length; r++) {
                column[r] = rows[r][f];
            }
            upper[f] = borders(column.clone());
            for (int r = 0; r < rows.length; r++) {
                int at = Arrays.binarySearch(upper[f], column[r]);
                bins[f][r] = (byte) (at >= 0 ? at : -at - 1);
            }
        }
    }

    /** Ascending upper borders of all bins but the last. */
    private static float[] borders(float[] column) {
        Arrays.sort(column);
        float[] borders = new float[MOST - 1];
        int count = 0;
        for (int b = 1; b < MOST; b++) {
            float border = column[(int) ((long) b * (column.length - 1) / MOST)];
            if ((count == 0 || border > borders[count - 1]) && border < column[column.length - 1]) {
                borders[count++] = border;
            }
        }
        return Arrays.copyOf(borders, count);
    }

    int features() {
        return upper.length;
    }

    /** Per row of a feature: its bin. */
    byte[] of(int feature) {
        return bins[feature];
    }

    /** Rows of bins 0 … bin have values up to this. */
    float border(int feature, int bin) {
        return upper[feature][bin];
    }

    int count(int feature) {
        return upper[feature].length + 1;
    }
}
