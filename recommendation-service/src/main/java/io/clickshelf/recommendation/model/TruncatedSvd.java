package io.clickshelf.recommendation.model;

import java.util.Arrays;
import java.util.Random;

/**
 * The strongest right singular vectors of a sparse matrix by randomised subspace iteration.
 *
 * <p>Halko, Martinsson, Tropp: "Finding structure with randomness" (SIAM Review 2011). Each round costs O(entries · width +
 * columns · width²); memory 2 · columns · width floats.
 *
 * @param vectors columns × rank: row i is item i in the space of the singular vectors
 * @param squares squared singular values, falling
 */
record TruncatedSvd(float[][] vectors, float[] squares) {

    private static final int OVERSAMPLING = 16;

    static TruncatedSvd fit(SparseRows matrix, int rank, int rounds, Parallel parallel) {
        int items = matrix.columns();
        int width = Math.min(rank + OVERSAMPLING, Math.min(items, matrix.rows()));
        SparseRows transposed = matrix.transposed();
        float[][] basis = new float[items][width];
        Random random = new Random(1);
        for (float[] row : basis) {
            for (int n = 0; n < width; n++) {
                row[n] = (float) random.nextGaussian();
            }
        }
        if (rounds == 1) {
            orthonormalise(basis, width, 2, parallel);
        }
        float[][] image = basis;
        for (int round = 0; round < rounds; round++) {
            image = multiply(transposed, multiply(matrix, basis, width, parallel), width, parallel);
            if (round + 1 < rounds) {
                basis = image;
                // Before the last round the basis must be exact; before that it need only not collapse.
                orthonormalise(basis, width, round + 2 == rounds ? 2 : 1, parallel);
            }
        }
        // Rayleigh-Ritz: the matrix seen from within the subspace is small, and its eigenvectors turn the basis.
        SymmetricEigen within = SymmetricEigen.of(DenseRows.gram(basis, image, width, parallel));
        int kept = Math.min(rank, width);
        float[] squares = new float[kept];
        float[][] turn = new float[width][kept];
        for (int k = 0; k < kept; k++) {
            squares[k] = (float) Math.max(0, within.values()[width - 1 - k]);
            for (int w = 0; w < width; w++) {
                turn[w][k] = (float) within.vectors()[w][width - 1 - k];
            }
        }
        DenseRows.turn(basis, turn, parallel);
        return new TruncatedSvd(basis, squares);
    }

    int rank() {
        return squares.length;
    }

    /** sparse (rows × columns) times dense (columns × width). */
    static float[][] multiply(SparseRows sparse, float[][] dense, int width, Parallel parallel) {
        float[][] result = new float[sparse.rows()][width];
        parallel.forRange(sparse.rows(), 256, (from, to) -> {
            float[][] lines = new float[0][];
            for (int r = from; r < to; r++) {
                lines = sparse.gather(dense, r, lines);
                float[] scales = Arrays.copyOfRange(sparse.values(), sparse.offsets()[r], sparse.offsets()[r + 1]);
                RowMath.add(scales, lines, scales.length, result[r]);
            }
        });
        return result;
    }

    static void axpy(float scale, float[] from, int fromAt, float[] to, int toAt, int length) {
        for (int j = 0; j < length; j++) {
            to[toAt + j] = Math.fma(scale, from[fromAt + j], to[toAt + j]);
        }
    }

    /** Cholesky QR: one pass loses orthogonality with the square of the condition number, a second mends it. */
    private static void orthonormalise(float[][] basis, int width, int passes, Parallel parallel) {
        for (int pass = 0; pass < passes; pass++) {
            double[][] inverse = inverseOfUpperCholesky(DenseRows.gram(basis, basis, width, parallel));
            DenseRows.turn(basis, RowMath.floats(inverse), parallel);
        }
    }

    /** R⁻¹ where RᵀR = gram; a direction that has vanished becomes zero. */
    private static double[][] inverseOfUpperCholesky(double[][] gram) {
        int n = gram.length;
        double[][] upper = new double[n][n];
        for (int k = 0; k < n; k++) {
            double pivot = gram[k][k];
            for (int m = 0; m < k; m++) {
                pivot -= upper[m][k] * upper[m][k];
            }
            if (pivot > 1e-10 * Math.max(gram[k][k], Double.MIN_NORMAL)) {
                upper[k][k] = Math.sqrt(pivot);
                for (int j = k + 1; j < n; j++) {
                    double sum = gram[k][j];
                    for (int m = 0; m < k; m++) {
                        sum -= upper[m][k] * upper[m][j];
                    }
                    upper[k][j] = sum / upper[k][k];
                }
            }
        }
        double[][] inverse = new double[n][n];
        for (int j = 0; j < n; j++) {
            if (upper[j][j] > 0) {
                inverse[j][j] = 1 / upper[j][j];
                for (int i = j - 1; i >= 0; i--) {
                    double sum = 0;
                    for (int m = i + 1; m <= j; m++) {
                        sum += upper[i][m] * inverse[m][j];
                    }
                    inverse[i][j] = upper[i][i] > 0 ? -sum / upper[i][i] : 0;
                }
            }
        }
        return inverse;
    }
}
