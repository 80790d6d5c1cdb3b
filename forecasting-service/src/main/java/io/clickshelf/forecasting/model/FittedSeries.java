package io.clickshelf.forecasting.model;

/** A local model fitted to a series. */
@FunctionalInterface
public interface FittedSeries {

    /** The expected values of the next {@code horizon} observations. */
    double[] forecast(int horizon);
}
