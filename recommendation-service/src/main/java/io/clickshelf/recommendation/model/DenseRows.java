package io.clickshelf.recommendation.model;

import java.util.Arrays;

/** Products of tall dense matrices, each kept as one array per row. */
final class DenseRows {

    /** Rows that stay in the cache while every line of a Gram matrix passes over them once. */
    private static final int PANEL = 32;

    private DenseRows() {}

    /** aᵀb, width × width, made symmetric. */
    static double[][] gram(float[][] a, float[][] b, int width, Parallel parallel) {
        double[][] sum = new double[width][width];
        parallel.forRange(a.length, a.length / parallel.threads() + 1, (from, to) -> {
            float[][] part = new float[width + width % 2][width];
            float[][] columns = new float[width + width % 2][PANEL];
            for (int first = from; first < to; first += PANEL) {
                int count = Math.min(to - first, PANEL);
                for (int n = 0; n < count; n++) {
                    float[] row = a[first + n];
                    for (int i = 0; i < width; i++) {
                        columns[i][n] = row[i];
                    }
                }
                for (int i = 0; i < width; i += 2) {
                    RowMath.addBoth(columns[i], columns[i + 1], b, first, count, part[i], part[i + 1]);
                }
            }
            synchronized (sum) {
                for (int i = 0; i < width; i++) {
                    for (int j = 0; j < width; j++) {
                        sum[i][j] += (part[i][j] + part[j][i]) / 2;
                    }
                }
            }
        });
        return sum;
    }

    /** Replaces each row by row · turn; the arrays of the rows change places. */
    static void turn(float[][] rows, float[][] turn, Parallel parallel) {
        int kept = turn[0].length;
        parallel.forRange(rows.length, 256, (from, to) -> {
            float[] one = new float[kept];
            float[] two = new float[kept];
            for (int r = from; r < to; r += 2) {
                Arrays.fill(one, 0);
                Arrays.fill(two, 0);
                boolean pair = r + 1 < to;
                float[] first = rows[r];
                float[] second = pair ? rows[r + 1] : first;
                RowMath.addBoth(first, second, turn, 0, turn.length, one, two);
                rows[r] = one;
                one = first.length == kept ? first : new float[kept];
                if (pair) {
                    rows[r + 1] = two;
                    two = second.length == kept ? second : new float[kept];
                }
            }
        });
    }
}
