package io.clickshelf.forecasting.model.math;

import java.util.Arrays;

/**
 * Linear least squares with a quadratic penalty (Hoerl and Kennard 1970), by the normal equations and a Cholesky
 * factorisation. Memory p², time O(rows · p² + p³).
 */
public final class RidgeRegression {

    private final double[][] products;
    private final double[] moments;

    public RidgeRegression(int features) {
        products = new double[features][];
        for (int i = 0; i < features; i++) {
            products[i] = new double[i + 1];
        }
        moments = new double[features];
    }

    /** Adds an observation of weight one. */
    public void add(double[] x, double y) {
        for (int i = 0; i < moments.length; i++) {
            double xi = x[i];
            if (xi != 0) {
                double[] row = products[i];
                for (int j = 0; j <= i; j++) {
                    row[j] += xi * x[j];
                }
                moments[i] += xi * y;
            }
        }
    }

    /**
     * The weights.
     *
     * @param ridge the penalty as a part of the features' mean square
     */
    public double[] solve(double ridge) {
        int p = moments.length;
        double trace = 0;
        for (int i = 0; i < p; i++) {
            trace += products[i][i];
        }
        double[] penalties = new double[p];
        Arrays.fill(penalties, Math.max(1e-12, ridge * trace / p));
        return solve(penalties);
    }

    /**
     * The weights.
     *
     * @param penalties one per feature
     */
    public double[] solve(double[] penalties) {
        int p = moments.length;
        double[][] factor = new double[p][];
        for (int i = 0; i < p; i++) {
            factor[i] = products[i].clone();
            factor[i][i] += penalties[i];
            for (int j = 0; j <= i; j++) {
                double sum = factor[i][j];
                for (int k = 0; k < j; k++) {
                    sum -= factor[i][k] * factor[j][k];
                }
                factor[i][j] = i == j ? Math.sqrt(Math.max(1e-300, sum)) : sum / factor[j][j];
            }
        }
        double[] weights = moments.clone();
        for (int i = 0; i < p; i++) {
            for (int k = 0; k < i; k++) {
                weights[i] -= factor[i][k] * weights[k];
            }
            weights[i] /= factor[i][i];
        }
        for (int i = p - 1; i >= 0; i--) {
            for (int k = i + 1; k < p; k++) {
                weights[i] -= factor[k][i] * weights[k];
            }
            weights[i] /= factor[i][i];
        }
        return weights;
    }
}
