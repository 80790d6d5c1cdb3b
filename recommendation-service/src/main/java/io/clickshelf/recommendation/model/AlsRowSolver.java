package io.clickshelf.recommendation.model;

/**
 * Solves one row of implicit ALS, block of dimensions by block, each exactly (a Newton step on a quadratic), given the other side's
 * factors. One block of all dimensions is plain ALS by Cholesky; smaller blocks are iALS++. One thread each.
 */
final class AlsRowSolver {

    private final int dimensions;
    private final int block;
    private final float unobserved;
    private final float[] hessian;
    private final float[] gradient;
    private float[] residual = new float[64];
    private float[][] lines = new float[64][];

    AlsRowSolver(int dimensions, int block, float unobserved) {
        this.dimensions = dimensions;
        this.block = block;
        this.unobserved = unobserved;
        hessian = new float[block * block];
        gradient = new float[block];
    }

    /**
     * Improves x, minimising Σ weight(i) (x·y(i) − 1)² + unobserved · Σ all j (x·y(j))² + ridge ‖x‖².
     *
     * @param gram YᵀY
     * @param rows of y taken, and their weights, by row {@code r}
     */
    void solve(float[] x, float[][] y, float[][] gram, SparseRows rows, int r, float ridge) {
        int count = rows.count(r);
        if (residual.length < count) {
            residual = new float[Math.max(count, 2 * residual.length)];
        }
        lines = rows.gather(y, r, lines);
        for (int n = 0; n < count; n++) {
            residual[n] = dot(x, 0, lines[n], 0, dimensions) - 1;
        }
        for (int first = 0; first < dimensions; first += block) {
            int width = Math.min(block, dimensions - first);
            prepare(x, gram, rows, r, ridge, first, width);
            factor(hessian, width);
            substitute(hessian, gradient, width);
            for (int b = 0; b < width; b++) {
                x[first + b] -= gradient[b];
            }
            if (first + width < dimensions) {
                for (int n = 0; n < count; n++) {
                    residual[n] -= dot(gradient, 0, lines[n], first, width);
                }
            }
        }
    }

    private void prepare(float[] x, float[][] gram, SparseRows rows, int r, float ridge, int first, int width) {
        for (int b = 0; b < width; b++) {
            float[] row = gram[first + b];
            gradient[b] = unobserved * dot(row, 0, x, 0, dimensions) + ridge * x[first + b];
            for (int c = 0; c <= b; c++) {
                hessian[b * width + c] = unobserved * row[first + c];
            }
            hessian[b * width + b] += ridge;
        }
        for (int n = 0; n < rows.count(r); n++) {
            float[] line = lines[n];
            float weight = rows.values()[rows.offsets()[r] + n];
            TruncatedSvd.axpy(weight * residual[n], line, first, gradient, 0, width);
            for (int b = 0; b < width; b++) {
                TruncatedSvd.axpy(weight * line[first + b], line, first, hessian, b * width, b + 1);
            }
        }
    }

    /** The lower triangle of a positive definite a ← its Cholesky factor L. */
    static void factor(float[] a, int n) {
        for (int i = 0; i < n; i++) {
            int row = i * n;
            for (int j = 0; j < i; j++) {
                a[row + j] = (a[row + j] - dot(a, row, a, j * n, j)) / a[j * n + j];
            }
            float pivot = a[row + i] - dot(a, row, a, row, i);
            if (!(pivot > 0)) {
                throw new IllegalArgumentException("The system of a row is not positive definite (pivot " + pivot
                        + "); raise the regularisation.");
            }
            a[row + i] = (float) Math.sqrt(pivot);
        }
    }

    /** b ← (L Lᵀ)⁻¹ b. */
    static void substitute(float[] a, float[] b, int n) {
        for (int i = 0; i < n; i++) {
            b[i] = (b[i] - dot(a, i * n, b, 0, i)) / a[i * n + i];
        }
        for (int i = n - 1; i >= 0; i--) {
            b[i] /= a[i * n + i];
            TruncatedSvd.axpy(-b[i], a, i * n, b, 0, i);
        }
    }

    /** Eight running sums, so that additions do not wait for each other. */
    static float dot(float[] a, int aAt, float[] b, int bAt, int length) {
        float s0 = 0;
        float s1 = 0;
        float s2 = 0;
        float s3 = 0;
        float s4 = 0;
        float s5 = 0;
        float s6 = 0;
        float s7 = 0;
        int j = 0;
        for (; j + 8 <= length; j += 8) {
            s0 = Math.fma(a[aAt + j], b[bAt + j], s0);
            s1 = Math.fma(a[aAt + j + 1], b[bAt + j + 1], s1);
            s2 = Math.fma(a[aAt + j + 2], b[bAt + j + 2], s2);
            s3 = Math.fma(a[aAt + j + 3], b[bAt + j + 3], s3);
            s4 = Math.fma(a[aAt + j + 4], b[bAt + j + 4], s4);
            s5 = Math.fma(a[aAt + j + 5], b[bAt + j + 5], s5);
            s6 = Math.fma(a[aAt + j + 6], b[bAt + j + 6], s6);
            s7 = Math.fma(a[aAt + j + 7], b[bAt + j + 7], s7);
        }
        for (; j < length; j++) {
            s0 = Math.fma(a[aAt + j], b[bAt + j], s0);
        }
        return ((s0 + s1) + (s2 + s3)) + ((s4 + s5) + (s6 + s7));
    }

    /** The products of a vector with given rows of factors. */
    static float[] dots(float[] vector, float[][] factors, int[] rows) {
        float[] products = new float[rows.length];
        for (int n = 0; n < rows.length; n++) {
            products[n] = dot(vector, 0, factors[rows[n]], 0, vector.length);
        }
        return products;
    }
}
