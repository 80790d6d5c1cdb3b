package io.clickshelf.pricing.model.price.market;

import java.util.random.RandomGenerator;

/** A simulated market in which prices are set period by period, for episodes of a known length. Not for several threads. */
public interface Market {

    /** Entries of an observation, each scaled to about zero to one. */
    int observations();

    /** How many levels each price that is set has; a price is a level, counted from zero. */
    int[] levels();

    /** Periods of an episode. */
    int periods();

    /** Begins an episode. */
    void start(RandomGenerator random);

    /** Writes what the seller sees now. */
    void observe(double[] into);

    /** Sets the prices for a period and returns what it earned. */
    double step(int[] prices, RandomGenerator random);
}
