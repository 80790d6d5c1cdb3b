package io.clickshelf.recommendation.model;

/**
 * The vector that one history calls for: x = A⁻¹ Σ weight(i) · y(i), A = unobserved · YᵀY + Σ weight(i) · y(i) y(i)ᵀ + ridge. Each score can be
 * shared out exactly: x·y(j) = Σ weight(i) · y(i)·(A⁻¹ y(j)).
 */
public sealed interface AlsFoldIn permits DualFoldIn, PrimalFoldIn {

    /** x, in the coordinates of the model's item factors. */
    float[] vector();

    /** Adds {@code scale} times each history item's share of the score of item j to {@code shares}, in the order of the history. */
    void share(int j, float scale, float[] shares);
}
