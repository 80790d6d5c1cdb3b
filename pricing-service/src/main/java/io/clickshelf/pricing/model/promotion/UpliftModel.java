package io.clickshelf.pricing.model.promotion;

/** What an offer changes: the probability of the outcome with it less that without. */
@FunctionalInterface
public interface UpliftModel {

    /** @param x a person's features, as in the trial learnt from */
    double uplift(double[] x);
}
