package io.clickshelf.recommendation.model;

import java.util.Arrays;

/** Solves a history longer than the vectors by a system of the vectors' size: O(h d² + d³), a score shared out in O(h d + d²). */
final class PrimalFoldIn implements AlsFoldIn {

    private final float[] itemFactors;
    private final int[] history;
    private final float[] weights;
    /** Lower Cholesky factor of A. */
    private final float[] system;

    private final float[] vector;

    /** @param diagonal of unobserved · YᵀY + ridge, which has nothing beside it in the model's coordinates */
    PrimalFoldIn(float[] itemFactors, float[] diagonal, int[] history, float[] weights) {
        this.itemFactors = itemFactors;
        this.history = history;
        this.weights = weights;
        int d = diagonal.length;
        system = new float[d * d];
        vector = new float[d];
        for (int k = 0; k < d; k++) {
            system[k * d + k] = diagonal[k];
        }
        for (int h = 0; h < history.length; h++) {
            int at = history[h] * d;
            TruncatedSvd.axpy(weights[h], itemFactors, at, vector, 0, d);
            for (int k = 0; k < d; k++) {
                TruncatedSvd.axpy(weights[h] * itemFactors[at + k], itemFactors, at, system, k * d, k + 1);
            }
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
        float[] solved = Arrays.copyOfRange(itemFactors, j * d, (j + 1) * d);
        AlsRowSolver.substitute(system, solved, d);
        for (int h = 0; h < history.length; h++) {
            shares[h] += scale * weights[h] * AlsRowSolver.dot(solved, 0, itemFactors, history[h] * d, d);
        }
    }
}
