package io.clickshelf.recommendation.model;

import java.util.Arrays;

/**
 * Inverts a symmetric positive definite matrix in place by the block form of the symmetric sweep operator (Goodnight 1979), which
 * needs no pivoting for such matrices. About n³/2 multiply-adds, in rank-{@value #BLOCK} updates shared by the threads.
 */
final class SpdInverse {

    private static final int BLOCK = 64;
    private static final int STRIP = 512;

    private final float[][] a;
    private final int n;
    private final Parallel parallel;

    private SpdInverse(float[][] a, Parallel parallel) {
        this.a = a;
        this.n = a.length;
        this.parallel = parallel;
    }

    /**
     * @param lower row i holds at least its first i + 1 entries; on return those hold the inverse's lower triangle
     * @throws IllegalArgumentException if the matrix is not positive definite
     */
    static void invert(float[][] lower, Parallel parallel) {
        SpdInverse inverse = new SpdInverse(lower, parallel);
        for (int from = 0; from < lower.length; from += BLOCK) {
            inverse.sweep(from, Math.min(lower.length, from + BLOCK));
        }
        for (float[] row : lower) {
            for (int j = 0; j < row.length; j++) {
                row[j] = -row[j];
            }
        }
    }

    /** Sweeps the pivots from … to: A ← A − A·k (A kk)⁻¹ A k·, A·k ← A·k (A kk)⁻¹, A kk ← −(A kk)⁻¹. */
    private void sweep(int from, int to) {
        int width = to - from;
        double[][] pivot = new double[width][width];
        float[][] across = new float[width][n];
        for (int r = 0; r < width; r++) {
            for (int c = 0; c < width; c++) {
                pivot[r][c] = a[from + Math.max(r, c)][from + Math.min(r, c)];
            }
            for (int i = 0; i < n; i++) {
                across[r][i] = i < from ? a[from + r][i] : i >= to ? a[i][from + r] : 0;
            }
        }
        invertSmall(pivot, from);
        parallel.forRange(n, Math.max(16, n / (16 * parallel.threads())), (first, last) -> {
            double[] sums = new double[width];
            float[] step = new float[BLOCK];
            for (int i = first; i < last; i++) {
                if (i < from || i >= to) {
                    multiply(across, pivot, i, sums, step);
                    update(a[i], i + 1, across, step);
                    if (i >= to) {
                        System.arraycopy(step, 0, a[i], from, width);
                    } else {
                        for (int r = 0; r < width; r++) {
                            a[from + r][i] = step[r];
                        }
                    }
                }
            }
        });
        for (int r = 0; r < width; r++) {
            for (int c = 0; c <= r; c++) {
                a[from + r][from + c] = (float) -pivot[r][c];
            }
        }
    }

    /** Row by row of the pivot, which vectors can take: by column it would take as long as half of the update. */
    private static void multiply(float[][] across, double[][] pivot, int i, double[] sums, float[] step) {
        Arrays.fill(sums, 0);
        for (int r = 0; r < sums.length; r++) {
            double factor = across[r][i];
            double[] row = pivot[r];
            for (int c = 0; c < sums.length; c++) {
                sums[c] += factor * row[c];
            }
        }
        for (int c = 0; c < sums.length; c++) {
            step[c] = (float) sums[c];
        }
    }

    /** row[0 … end-1] -= Σ step[r] · across[r]; eight rows at a time, in strips that stay in the cache. */
    private static void update(float[] row, int end, float[][] across, float[] step) {
        for (int from = 0; from < end; from += STRIP) {
            int to = Math.min(end, from + STRIP);
            int r = 0;
            for (; r + 8 <= across.length; r += 8) {
                eight(row, from, to, across, step, r);
            }
            for (; r < across.length; r++) {
                float s = step[r];
                float[] b = across[r];
                for (int j = from; j < to; j++) {
                    row[j] -= s * b[j];
                }
            }
        }
    }

    private static void eight(float[] row, int from, int to, float[][] across, float[] step, int r) {
        float s0 = -step[r];
        float s1 = -step[r + 1];
        float s2 = -step[r + 2];
        float s3 = -step[r + 3];
        float s4 = -step[r + 4];
        float s5 = -step[r + 5];
        float s6 = -step[r + 6];
        float s7 = -step[r + 7];
        float[] b0 = across[r];
        float[] b1 = across[r + 1];
        float[] b2 = across[r + 2];
        float[] b3 = across[r + 3];
        float[] b4 = across[r + 4];
        float[] b5 = across[r + 5];
        float[] b6 = across[r + 6];
        float[] b7 = across[r + 7];
        for (int j = from; j < to; j++) {
            row[j] += s0 * b0[j]
                    + s1 * b1[j]
                    + s2 * b2[j]
                    + s3 * b3[j]
                    + (s4 * b4[j] + s5 * b5[j] + s6 * b6[j] + s7 * b7[j]);
        }
    }

    /** Gauss-Jordan without pivoting, in double. */
    private static void invertSmall(double[][] m, int offset) {
        int size = m.length;
        for (int k = 0; k < size; k++) {
            double pivot = m[k][k];
            if (!(pivot > 0)) {
                throw new IllegalArgumentException("The matrix is not positive definite: pivot " + (offset + k) + " is "
                        + pivot + ". More regularisation makes it so.");
            }
            m[k][k] = 1;
            for (int j = 0; j < size; j++) {
                m[k][j] /= pivot;
            }
            for (int i = 0; i < size; i++) {
                double factor = m[i][k];
                if (i != k && factor != 0) {
                    m[i][k] = 0;
                    for (int j = 0; j < size; j++) {
                        m[i][j] -= factor * m[k][j];
                    }
                }
            }
        }
    }
}
