package io.clickshelf.recommendation.model;

import java.util.Arrays;
import java.util.Random;

/**
 * The strongest right singular vectors of a sparse matrix by randomised subspace iteration.
 *
 * <p>Halko, Martinsson, Tropp: "Finding structure with randomness" (SIAM Review 2011). Each round costs O(entries · width +
 * columns · width²); memory 2 · columns · width floats.
 *
 * @param vectors columns × rank, row-major: row i is item i in the space of the singular vectors
 * @param squares squared singular values, falling
 */
record TruncatedSvd(float[] vectors, float[] squares) {

    private static final int OVERSAMPLING = 16;
    private static final int ROWS = 32;

    static TruncatedSvd fit(SparseRows matrix, int rank, int rounds, Parallel parallel) {
        int items = matrix.columns();
        int width = Math.min(rank + OVERSAMPLING, Math.min(items, matrix.rows()));
        SparseRows transposed = matrix.transposed();
        float[] basis = new float[items * width];
        Random random = new Random(1);
        for (int n = 0; n < basis.length; n++) {
            basis[n] = (float) random.nextGaussian();
        }
        if (rounds == 1) {
            orthonormalise(basis, width, 2, parallel);
        }
        float[] image = basis;
        for (int round = 0; round < rounds; round++) {
            image = multiply(transposed, multiply(matrix, basis, width, parallel), width, parallel);
            if (round + 1 < rounds) {
                basis = image;
                // Before the last round the basis must be exact; before that it need only not collapse.
                orthonormalise(basis, width, round + 2 == rounds ? 2 : 1, parallel);
            }
        }
        // Rayleigh-Ritz: the matrix seen from within the subspace is small, and its eigenvectors turn the basis.
        SymmetricEigen within = SymmetricEigen.of(gram(basis, image, width, parallel));
        int kept = Math.min(rank, width);
        float[] squares = new float[kept];
        float[] turn = new float[width * kept];
        for (int k = 0; k < kept; k++) {
            squares[k] = (float) Math.max(0, within.values()[width - 1 - k]);
            for (int w = 0; w < width; w++) {
                turn[w * kept + k] = (float) within.vectors()[w][width - 1 - k];
            }
        }
        return new TruncatedSvd(product(basis, width, turn, kept, parallel), squares);
    }

    int rank() {
        return squares.length;
    }

    /** sparse (rows × columns) times dense (columns × width). */
    private static float[] multiply(SparseRows sparse, float[] dense, int width, Parallel parallel) {
        float[] result = new float[sparse.rows() * width];
        parallel.forRange(sparse.rows(), 256, (from, to) -> {
            float[] line = new float[width];
            float[] sum = new float[width];
            for (int r = from; r < to; r++) {
                Arrays.fill(sum, 0);
                for (int e = sparse.offsets()[r]; e < sparse.offsets()[r + 1]; e++) {
                    System.arraycopy(dense, sparse.indices()[e] * width, line, 0, width);
                    RowMath.add(sparse.values()[e], line, sum);
                }
                System.arraycopy(sum, 0, result, r * width, width);
            }
        });
        return result;
    }

    static void axpy(float scale, float[] from, int fromAt, float[] to, int toAt, int length) {
        for (int j = 0; j < length; j++) {
            to[toAt + j] = Math.fma(scale, from[fromAt + j], to[toAt + j]);
        }
    }

    /** aᵀb, width × width, made symmetric. */
    static double[][] gram(float[] a, float[] b, int width, Parallel parallel) {
        int rows = a.length / width;
        double[][] sum = new double[width][width];
        parallel.forRange(rows, rows / parallel.threads() + 1, (from, to) -> {
            float[][] part = new float[width][width];
            float[][] lines = new float[ROWS][width];
            // A few rows at a time stay in the cache while every line of the sum passes over them once.
            for (int first = from; first < to; first += ROWS) {
                int count = Math.min(to - first, ROWS);
                for (int n = 0; n < count; n++) {
                    System.arraycopy(b, (first + n) * width, lines[n], 0, width);
                }
                for (int i = 0; i < width; i++) {
                    RowMath.add(a, first * width + i, width, lines, count, part[i]);
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

    /** (n × width) · (width × kept). */
    static float[] product(float[] a, int width, float[] b, int kept, Parallel parallel) {
        int rows = a.length / width;
        float[] result = new float[rows * kept];
        float[][] lines = RowMath.rows(b, kept);
        parallel.forRange(rows, 256, (from, to) -> {
            float[] sum = new float[kept];
            for (int r = from; r < to; r++) {
                Arrays.fill(sum, 0);
                RowMath.add(a, r * width, 1, lines, width, sum);
                System.arraycopy(sum, 0, result, r * kept, kept);
            }
        });
        return result;
    }

    /** Cholesky QR: one pass loses orthogonality with the square of the condition number, a second mends it. */
    private static void orthonormalise(float[] basis, int width, int passes, Parallel parallel) {
        for (int pass = 0; pass < passes; pass++) {
            double[][] gram = gram(basis, basis, width, parallel);
            double[][] inverse = inverseOfUpperCholesky(gram);
            float[] turn = new float[width * width];
            for (int i = 0; i < width; i++) {
                for (int j = 0; j < width; j++) {
                    turn[i * width + j] = (float) inverse[i][j];
                }
            }
            float[] turned = product(basis, width, turn, width, parallel);
            System.arraycopy(turned, 0, basis, 0, basis.length);
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
