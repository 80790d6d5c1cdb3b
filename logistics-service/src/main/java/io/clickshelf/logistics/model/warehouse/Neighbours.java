package io.clickshelf.logistics.model.warehouse;

/** For each order those that could go well with it. */
interface Neighbours {

    /** Other orders, the likeliest first. */
    int[] of(int order);

    /** Of the same, how likely each is; above 0, in no unit. */
    double[] weights(int order);
}
