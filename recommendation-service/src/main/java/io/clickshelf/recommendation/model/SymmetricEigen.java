package io.clickshelf.recommendation.model;

/**
 * All eigenvalues and eigenvectors of a symmetric matrix: Householder reduction to tridiagonal form, then implicit QL
 * (Golub, Van Loan: Matrix Computations, 8.3). O(n³).
 *
 * @param values  ascending
 * @param vectors column k belongs to value k
 */
record SymmetricEigen(double[] values, double[][] vectors) {

    private static final int MAX_SWEEPS = 60;

    static SymmetricEigen of(double[][] matrix) {
        int n = matrix.length;
        double[][] q = new double[n][n];
        double[][] a = new double[n][];
        for (int i = 0; i < n; i++) {
            a[i] = matrix[i].clone();
            q[i][i] = 1;
        }
        double[] diagonal = new double[n];
        double[] off = new double[n];
        tridiagonalise(a, q);
        for (int i = 0; i < n; i++) {
            diagonal[i] = a[i][i];
            off[i] = i + 1 < n ? a[i + 1][i] : 0;
        }
        // Rows of q are kept as vectors, so that rotations run along memory.
        ql(diagonal, off, q);
        return sorted(diagonal, q);
    }

    /** Reflects a to tridiagonal form; row k of q becomes the k-th basis vector. */
    private static void tridiagonalise(double[][] a, double[][] q) {
        int n = a.length;
        double[] v = new double[n];
        double[] p = new double[n];
        for (int k = 0; k + 2 < n; k++) {
            double norm = 0;
            for (int i = k + 1; i < n; i++) {
                norm += a[i][k] * a[i][k];
            }
            norm = Math.sqrt(norm);
            if (norm == 0) {
                continue;
            }
            double alpha = a[k + 1][k] > 0 ? -norm : norm;
            double length = 0;
            for (int i = k + 1; i < n; i++) {
                v[i] = a[i][k] - (i == k + 1 ? alpha : 0);
                length += v[i] * v[i];
            }
            if (length == 0) {
                continue;
            }
            double beta = 2 / length;
            double half = 0;
            for (int i = k + 1; i < n; i++) {
                double sum = 0;
                for (int j = k + 1; j < n; j++) {
                    sum += a[i][j] * v[j];
                }
                p[i] = beta * sum;
                half += p[i] * v[i];
            }
            half *= beta / 2;
            for (int i = k + 1; i < n; i++) {
                p[i] -= half * v[i];
            }
            for (int i = k + 1; i < n; i++) {
                for (int j = k + 1; j < n; j++) {
                    a[i][j] -= v[i] * p[j] + p[i] * v[j];
                }
                a[i][k] = i == k + 1 ? alpha : 0;
                a[k][i] = a[i][k];
            }
            reflectRows(q, v, beta, k + 1);
        }
    }

    /** q ← (I − β v vᵀ) q, where v starts at {@code from}. */
    private static void reflectRows(double[][] q, double[] v, double beta, int from) {
        int n = q.length;
        double[] sum = new double[n];
        for (int i = from; i < n; i++) {
            for (int j = 0; j < n; j++) {
                sum[j] += v[i] * q[i][j];
            }
        }
        for (int i = from; i < n; i++) {
            double scale = beta * v[i];
            for (int j = 0; j < n; j++) {
                q[i][j] -= scale * sum[j];
            }
        }
    }

    private static void ql(double[] d, double[] e, double[][] q) {
        int n = d.length;
        for (int low = 0; low < n; low++) {
            for (int sweep = 0; ; sweep++) {
                int m = low;
                while (m + 1 < n && Math.abs(e[m]) > 1e-15 * (Math.abs(d[m]) + Math.abs(d[m + 1]))) {
                    m++;
                }
                if (m == low) {
                    break;
                }
                if (sweep == MAX_SWEEPS) {
                    throw new IllegalStateException("The eigenvalues did not settle; is there a NaN in the matrix?");
                }
                sweep(d, e, q, low, m);
            }
        }
    }

    private static void sweep(double[] d, double[] e, double[][] q, int low, int m) {
        double g = (d[low + 1] - d[low]) / (2 * e[low]);
        double r = Math.hypot(g, 1);
        g = d[m] - d[low] + e[low] / (g + Math.copySign(r, g));
        double s = 1;
        double c = 1;
        double p = 0;
        for (int i = m - 1; i >= low; i--) {
            double f = s * e[i];
            double b = c * e[i];
            r = Math.hypot(f, g);
            e[i + 1] = r;
            if (r == 0) {
                d[i + 1] -= p;
                e[m] = 0;
                return;
            }
            s = f / r;
            c = g / r;
            g = d[i + 1] - p;
            r = (d[i] - g) * s + 2 * c * b;
            p = s * r;
            d[i + 1] = g + p;
            g = c * r - b;
            double[] upper = q[i];
            double[] lower = q[i + 1];
            for (int j = 0; j < upper.length; j++) {
                double old = lower[j];
                lower[j] = s * upper[j] + c * old;
                upper[j] = c * upper[j] - s * old;
            }
        }
        d[low] -= p;
        e[low] = g;
        e[m] = 0;
    }

    private static SymmetricEigen sorted(double[] d, double[][] q) {
        int n = d.length;
        int[] order = new int[n];
        for (int i = 0; i < n; i++) {
            order[i] = i;
        }
        it.unimi.dsi.fastutil.ints.IntArrays.stableSort(order, (x, y) -> Double.compare(d[x], d[y]));
        double[] values = new double[n];
        double[][] vectors = new double[n][n];
        for (int k = 0; k < n; k++) {
            values[k] = d[order[k]];
            for (int i = 0; i < n; i++) {
                vectors[i][k] = q[order[k]][i];
            }
        }
        return new SymmetricEigen(values, vectors);
    }
}
