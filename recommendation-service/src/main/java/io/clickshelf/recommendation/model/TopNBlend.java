package io.clickshelf.recommendation.model;

import java.util.Arrays;

/**
 * How {@link TopNRecommender} mixes its generators, in the order of {@link TopNGenerators}. Every generator's scores are multiplied by its target
 * power of the item's degree and divided by the row's highest.
 *
 * @param time    of sharpening in {@link SharpenedFilter}; 0 leaves it blurred
 * @param ideal   weight of the ideal low-pass filter in {@link SharpenedFilter}
 * @param damping of the strongest singular vectors in {@link LowPassFilter}
 * @param targets per generator: exponent of the item's degree; less favours the less popular
 * @param weights per generator; 0 switches it off
 */
record TopNBlend(double time, double ideal, double damping, double[] targets, double[] weights) {

    // Where each setting stands in the array that is searched.
    private static final int TIME = 0;
    private static final int IDEAL = 1;
    private static final int DAMPING = 2;
    private static final int FIRST_TARGET = 3;
    private static final int FIRST_WEIGHT = FIRST_TARGET + TopNGenerators.COUNT;
    private static final int SETTINGS = FIRST_WEIGHT + TopNGenerators.COUNT;

    /** The sharpened filter as published, the others beside it. */
    static final TopNBlend DEFAULT =
            new TopNBlend(2.5, 0.2, 1, new double[] {0, 0.5, 0, 0}, new double[] {1, 0.2, 0.2, 0.2});

    /** What each setting may be, in the order of {@link #toArray}. */
    static double[][] grids() {
        double[][] grids = new double[SETTINGS][];
        grids[TIME] = new double[] {0, 0.5, 1, 1.5, 2, 2.5, 3};
        grids[IDEAL] = new double[] {0, 0.1, 0.2, 0.35, 0.5, 0.8};
        grids[DAMPING] = new double[] {0, 1, 2, 3.5, 5, 7};
        Arrays.fill(grids, FIRST_TARGET, FIRST_WEIGHT, new double[] {
            -0.6, -0.5, -0.4, -0.3, -0.2, -0.1, 0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8
        });
        Arrays.fill(grids, FIRST_WEIGHT, SETTINGS, new double[] {0, 0.05, 0.1, 0.2, 0.3, 0.45, 0.7, 1, 1.5, 2.2, 3.5});
        return grids;
    }

    /** What may be moved once each generator has been set: how they are mixed, not the sharpened filter, which is dear to change. */
    static double[][] mixing(double[] at) {
        double[][] all = grids();
        all[TIME] = new double[] {at[TIME]};
        all[IDEAL] = new double[] {at[IDEAL]};
        return all;
    }

    /** The same, what takes no part stays out. */
    static double[][] mixingOf(double[] at) {
        double[][] grids = mixing(at);
        for (int n = FIRST_WEIGHT; n < SETTINGS; n++) {
            grids[n] = at[n] == 0 ? new double[] {0} : grids[n];
        }
        return grids;
    }

    /** What may be moved while one generator stands alone: its own settings; the rest stays where it is. */
    static double[][] grids(int generator, double[] at) {
        double[][] all = grids();
        for (int n = 0; n < all.length; n++) {
            boolean own = n == FIRST_TARGET + generator
                    || (generator == TopNGenerators.SHARPENED && (n == TIME || n == IDEAL))
                    || (generator == TopNGenerators.LOW_PASS && n == DAMPING);
            all[n] = own ? all[n] : new double[] {at[n]};
        }
        return all;
    }

    /** What a generator's scores depend on, before its target power. */
    double[] own(int generator) {
        return switch (generator) {
            case TopNGenerators.SHARPENED -> new double[] {time, ideal};
            case TopNGenerators.LOW_PASS -> new double[] {damping};
            default -> new double[0];
        };
    }

    double[] toArray() {
        double[] values = new double[SETTINGS];
        values[TIME] = time;
        values[IDEAL] = ideal;
        values[DAMPING] = damping;
        System.arraycopy(targets, 0, values, FIRST_TARGET, TopNGenerators.COUNT);
        System.arraycopy(weights, 0, values, FIRST_WEIGHT, TopNGenerators.COUNT);
        return values;
    }

    static TopNBlend of(double[] values) {
        return new TopNBlend(
                values[TIME],
                values[IDEAL],
                values[DAMPING],
                Arrays.copyOfRange(values, FIRST_TARGET, FIRST_WEIGHT),
                Arrays.copyOfRange(values, FIRST_WEIGHT, SETTINGS));
    }

    /** This with other weights. */
    TopNBlend weighted(double[] others) {
        return new TopNBlend(time, ideal, damping, targets, others);
    }

    TopNBlend without(int generator) {
        double[] others = weights.clone();
        others[generator] = 0;
        return weighted(others);
    }

    /** Whether a generator takes part. */
    boolean asks(int generator) {
        return weights[generator] > 0;
    }

    /** This with one generator alone. */
    TopNBlend only(int generator) {
        double[] alone = new double[TopNGenerators.COUNT];
        alone[generator] = 1;
        return weighted(alone);
    }

    @Override
    public String toString() {
        return "sharpened filter " + time + '/' + ideal + ", damping " + damping + ", targets "
                + Arrays.toString(targets) + ", weights " + Arrays.toString(weights);
    }
}
