package io.clickshelf.forecasting.model.boosting;

/**
 * How trees are grown.
 *
 * @param trees         in the sum
 * @param leaves        of each, at most
 * @param learningRate  by which each tree's values are multiplied
 * @param fewestRows    in a leaf
 * @param l2            added to a leaf's second derivative
 * @param featureShare  part of the features that each tree may use
 * @param rowShare      part of the rows that each tree is grown on
 */
public record BoostingSettings(
        int trees, int leaves, double learningRate, int fewestRows, double l2, double featureShare, double rowShare) {

    private static final int MANY_SERIES = 1_000;

    /** More and larger trees where more series differ: of few, they would learn the histories by heart. */
    public static BoostingSettings of(int series) {
        return series < MANY_SERIES
                ? new BoostingSettings(50, 16, 0.12, 40, 5, 0.6, 0.5)
                : new BoostingSettings(150, 32, 0.08, 40, 5, 0.6, 0.5);
    }
}
