package io.clickshelf.recommendation.model;

import java.util.Arrays;

/**
 * How {@link TopNRecommender} mixes its generators, in the order of {@link TopNGenerators}. Every generator's scores are multiplied by its target
 * power of the item's degree and divided by the row's highest.
 *
 * @param source    exponent of {@link UserWalk}
 * @param userPower exponent of {@link UserWalk}
 * @param sharpness exponent of {@link UserWalk}
 * @param sharpening of the walk's scores by {@link LowPassFilter#sharpen}; 0 leaves them as they are
 * @param damping   of the strongest singular vectors in {@link LowPassFilter}
 * @param targets   per generator: exponent of the item's degree; less favours the less popular
 * @param weights   per generator; 0 switches it off
 */
record TopNBlend(
        double source,
        double userPower,
        double sharpness,
        double sharpening,
        double damping,
        double[] targets,
        double[] weights) {

    private static final int WALK_SETTINGS = 3;
    private static final int DAMPING = 4;
    private static final int FIRST_TARGET = 5;
    private static final int FIRST_WEIGHT = FIRST_TARGET + TopNGenerators.COUNT;

    static final TopNBlend DEFAULT =
            new TopNBlend(0.6, 0.8, 1, 1, 1, new double[] {-0.1, 0.5, 0, 0}, new double[] {1, 0.2, 0.2, 0.45});

    /** What each setting may be, in the order of {@link #toArray}. */
    static double[][] grids() {
        double[][] grids = new double[FIRST_WEIGHT + TopNGenerators.COUNT][];
        grids[0] = new double[] {0, 0.15, 0.3, 0.4, 0.5, 0.6, 0.75, 0.9};
        grids[1] = new double[] {0.2, 0.35, 0.5, 0.65, 0.8, 0.9, 1, 1.15, 1.3};
        grids[2] = new double[] {0.8, 1, 1.25, 1.5, 2, 2.5};
        grids[3] = new double[] {0, 0.5, 1, 1.5, 2, 3};
        grids[DAMPING] = new double[] {0, 1, 2, 3.5, 5, 7};
        Arrays.fill(grids, FIRST_TARGET, FIRST_WEIGHT, new double[] {
            -0.6, -0.5, -0.4, -0.3, -0.2, -0.1, 0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8
        });
        Arrays.fill(
                grids, FIRST_WEIGHT, grids.length, new double[] {0, 0.05, 0.1, 0.2, 0.3, 0.45, 0.7, 1, 1.5, 2.2, 3.5});
        return grids;
    }

    /** What may be moved once each generator has been set: how they are mixed, not the walk itself, which is dear to change. */
    static double[][] mixing(double[] at) {
        double[][] all = grids();
        for (int n = 0; n < WALK_SETTINGS; n++) {
            all[n] = new double[] {at[n]};
        }
        return all;
    }

    /** What may be moved while one generator stands alone: its own settings; the rest stays where it is. */
    static double[][] grids(int generator, double[] at) {
        double[][] all = grids();
        for (int n = 0; n < all.length; n++) {
            boolean own = n == FIRST_TARGET + generator
                    || (generator == TopNGenerators.WALK && n < DAMPING)
                    || (generator == TopNGenerators.LOW_PASS && n == DAMPING);
            all[n] = own ? all[n] : new double[] {at[n]};
        }
        return all;
    }

    /** What a generator's scores depend on, before its target power and before they are sharpened. */
    double[] own(int generator) {
        return switch (generator) {
            case TopNGenerators.WALK -> new double[] {source, userPower, sharpness};
            case TopNGenerators.LOW_PASS -> new double[] {damping};
            default -> new double[0];
        };
    }

    double[] toArray() {
        double[] values = new double[FIRST_WEIGHT + TopNGenerators.COUNT];
        values[0] = source;
        values[1] = userPower;
        values[2] = sharpness;
        values[3] = sharpening;
        values[DAMPING] = damping;
        System.arraycopy(targets, 0, values, FIRST_TARGET, TopNGenerators.COUNT);
        System.arraycopy(weights, 0, values, FIRST_WEIGHT, TopNGenerators.COUNT);
        return values;
    }

    static TopNBlend of(double[] v) {
        return new TopNBlend(
                v[0],
                v[1],
                v[2],
                v[3],
                v[DAMPING],
                Arrays.copyOfRange(v, FIRST_TARGET, FIRST_WEIGHT),
                Arrays.copyOfRange(v, FIRST_WEIGHT, FIRST_WEIGHT + TopNGenerators.COUNT));
    }

    /** This with one generator alone. */
    TopNBlend only(int generator) {
        double[] alone = new double[TopNGenerators.COUNT];
        alone[generator] = 1;
        return new TopNBlend(source, userPower, sharpness, sharpening, damping, targets, alone);
    }

    @Override
    public String toString() {
        return "walk " + source + '/' + userPower + '/' + sharpness + ", sharpening " + sharpening + ", damping "
                + damping + ", targets " + Arrays.toString(targets) + ", weights " + Arrays.toString(weights);
    }
}
