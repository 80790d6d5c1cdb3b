package io.clickshelf.recommendation.model;

/**
 * How {@link TopNRecommender} mixes its generators.
 *
 * @param damping  of the strongest singular vectors in the low-pass part
 * @param hopPower exponent of popularity on the hop
 * @param lowPower exponent of popularity on the low-pass part
 * @param low      weight of the low-pass part
 * @param ease     weight of EASE^R
 */
record TopNBlend(double damping, double hopPower, double lowPower, double low, double ease) {

    static final double[][] GRIDS = {
        {0, 1, 2, 3.5, 5, 7},
        {-0.1, 0, 0.1, 0.2, 0.3, 0.4, 0.5},
        {0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6},
        {0, 0.01, 0.03, 0.1, 0.2, 0.4, 0.7, 1, 1.5, 2.5, 4, 7, 12},
        {0, 0.01, 0.02, 0.05, 0.1, 0.2, 0.35, 0.6, 1, 2, 4, 8}
    };

    static final TopNBlend DEFAULT = new TopNBlend(3.5, 0.2, 0.3, 1, 0);

    double[] toArray() {
        return new double[] {damping, hopPower, lowPower, low, ease};
    }

    static TopNBlend of(double[] values) {
        return new TopNBlend(values[0], values[1], values[2], values[3], values[4]);
    }
}
