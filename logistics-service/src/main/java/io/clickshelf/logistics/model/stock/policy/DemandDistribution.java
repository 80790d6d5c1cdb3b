package io.clickshelf.logistics.model.stock.policy;

/** How many units are asked for over some stretch of time. Immutable. */
public interface DemandDistribution {

    double mean();

    double standardDeviation();

    /** {@code P(D <= x)}. */
    double cumulative(double x);

    /** The smallest x with {@code P(D <= x) >= probability}; {@code probability} in (0, 1). */
    double quantile(double probability);

    /** The loss function {@code n(x) = E[(D - x)+]}: expected units short at a level of {@code level}. */
    double expectedShortage(double level);

    /** Expected units left over at a level of {@code level}: {@code E[(level - D)+]}. */
    default double expectedLeftover(double level) {
        return level - mean() + expectedShortage(level);
    }
}
