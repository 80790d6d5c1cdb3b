package io.clickshelf.recommendation.model;

import java.util.Arrays;

/** Solves a history longer than the vectors by a system of the vectors' size: O(h d² + d³), a score shared out in O(h d + d²). */
final class PrimalFoldIn implements AlsFoldIn {

    private final float[][] itemFactors;
    private final int[] history;
    private final float[] weights;
    /** Lower Cholesky factor of A. */
    private final float[] system;

    private final float[] vector;

    /** @param diagonal of unobserved · YᵀY + ridge, which has nothing beside it in the model's coordinates */
    PrimalFoldIn(float[][] itemFactors, float[] diagonal, int[] history, float[] weights) {
        this.itemFactors = itemFactors;
        this.history = history;
        this.weights = weights;
        int d = diagonal.length;
        float[][] lines = new float[history.length][];
        for (int h = 0; h < history.length; h++) {
            lines[h] = itemFactors[history[h]];
        }
        vector = new float[d];
        RowMath.add(weights, lines, lines.length, vector);
        system = new float[d * d];
        float[] scales = new float[history.length];
        float[] row = new float[d];
        for (int k = 0; k < d; k++) {
            for (int h = 0; h < scales.length; h++) {
                scales[h] = weights[h] * lines[h][k];
            }
            Arrays.fill(row, 0);
            row[k] = diagonal[k];
            // Whole rows, though half is enough: many numbers at a time are done sooner than half as many one by one.
            RowMath.add(scales, lines, lines.length, row);
            System.arraycopy(row, 0, system, k * d, d);
        }
        AlsRowSolver.factor(system, d);
        AlsRowSolver.substitute(system, vector, d);
    }

    @Override
    public float[] vector() {
        return vector;
    }

    @Override
    public void share(int j, float scale, float[] shares) {
        int d = vector.length;
        float[] solved = itemFactors[j].clone();
        AlsRowSolver.substitute(system, solved, d);
        for (int h = 0; h < history.length; h++) {
            shares[h] += scale * weights[h] * AlsRowSolver.dot(solved, 0, itemFactors[history[h]], 0, d);
        }
    }
}
