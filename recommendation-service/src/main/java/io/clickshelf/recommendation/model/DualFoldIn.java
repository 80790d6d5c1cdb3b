package io.clickshelf.recommendation.model;

import java.util.Arrays;

/**
 * Solves a history shorter than the vectors by a system of the history's size. In coordinates where unobserved · YᵀY + ridge is a diagonal D,
 * x = D⁻¹ Hᵀ K⁻¹ 1 with K = H D⁻¹ Hᵀ + W⁻¹, where H holds the history's factors and W their weights (the dual of ridge
 * regression: Saunders, Gammerman, Vovk, ICML 1998); the shares of item j are K⁻¹ H D⁻¹ y(j). Solved in O(h² d + h³), a score shared out in
 * O(h d + h²).
 */
final class DualFoldIn implements AlsFoldIn {

    private final float[][] itemFactors;
    private final int d;
    private final int length;
    /** H D⁻¹. */
    private final float[] rows;
    /** Lower Cholesky factor of K. */
    private final float[] kernel;

    private final float[] vector;

    /** @param diagonal D */
    DualFoldIn(float[][] itemFactors, float[] diagonal, int[] history, float[] weights) {
        this.itemFactors = itemFactors;
        d = diagonal.length;
        length = history.length;
        rows = new float[length * d];
        kernel = new float[length * length];
        for (int h = 0; h < length; h++) {
            for (int k = 0; k < d; k++) {
                rows[h * d + k] = itemFactors[history[h]][k] / diagonal[k];
            }
            for (int g = 0; g <= h; g++) {
                kernel[h * length + g] = AlsRowSolver.dot(rows, h * d, itemFactors[history[g]], 0, d);
            }
            kernel[h * length + h] += 1 / weights[h];
        }
        AlsRowSolver.factor(kernel, length);
        float[] multipliers = new float[length];
        Arrays.fill(multipliers, 1);
        AlsRowSolver.substitute(kernel, multipliers, length);
        vector = new float[d];
        for (int h = 0; h < length; h++) {
            TruncatedSvd.axpy(multipliers[h], rows, h * d, vector, 0, d);
        }
    }

    @Override
    public float[] vector() {
        return vector;
    }

    @Override
    public void share(int j, float scale, float[] shares) {
        float[] share = new float[length];
        for (int h = 0; h < length; h++) {
            share[h] = AlsRowSolver.dot(rows, h * d, itemFactors[j], 0, d);
        }
        AlsRowSolver.substitute(kernel, share, length);
        TruncatedSvd.axpy(scale, share, 0, shares, 0, length);
    }
}
