package io.clickshelf.recommendation.model;

/**
 * The vector of one history: x = A⁻¹ Σ weight(i) · y(i), A = unobserved · YᵀY + Σ weight(i) · y(i) y(i)ᵀ + ridge. With A's factor kept, each score can be
 * shared out exactly: x·y(j) = Σ weight(i) · y(i)·(A⁻¹ y(j)).
 *
 * @param vector  x
 * @param history item numbers
 * @param weights of them
 */
public record AlsFoldIn(float[] vector, int[] history, float[] weights, AlsRowSolver solver, float[] itemFactors) {

    /** Adds {@code scale} times each history item's share of the score of item j to {@code shares}, in the order of the history. */
    void share(int j, float scale, float[] shares) {
        int d = vector.length;
        float[] solved = java.util.Arrays.copyOfRange(itemFactors, j * d, (j + 1) * d);
        solver.solveAgain(solved);
        for (int h = 0; h < history.length; h++) {
            shares[h] += scale * weights[h] * AlsRowSolver.dot(solved, 0, itemFactors, history[h] * d, d);
        }
    }
}
