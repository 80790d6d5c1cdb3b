package io.clickshelf.logistics.model.warehouse;

/**
 * What holds of all partitions, and not of all fractions of batches: of three, four or five orders, all batches together
 * use up no more than so much, each by how many of them it holds (Jepsen et al. 2008; Pecin et al. 2017).
 *
 * @param orders as bits
 * @param kind   0 to {@link #KINDS}
 */
record OrderRule(long orders, int kind) {

    static final int KINDS = 4;

    /** Parts of each order, by kind: a half of three, two thirds of four, a half and a third of five; rounded down. */
    private static final int[][] USES = {{0, 0, 1, 1}, {0, 0, 1, 2, 2}, {0, 0, 1, 1, 2, 2}, {0, 0, 0, 1, 1, 1}};

    private static final int[] MOST = {1, 2, 2, 1};

    /** What a batch of these orders uses up. */
    int uses(long batch) {
        return USES[kind][Long.bitCount(batch & orders)];
    }

    int most() {
        return MOST[kind];
    }
}
