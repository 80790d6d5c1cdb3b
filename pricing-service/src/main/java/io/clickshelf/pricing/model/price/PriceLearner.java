package io.clickshelf.pricing.model.price;

import java.util.random.RandomGenerator;

/** Learns demand while earning: asks a price, sees what it sold, asks the next. Not for use by several threads. */
public interface PriceLearner {

    /** The price to ask in the coming period. */
    double next(RandomGenerator random);

    /** What was sold at a price in the period. */
    void observe(double price, double sold);
}
