package io.clickshelf.forecasting.model;

/**
 * A model of one series. Implementations hold no state between calls and may be used by many threads.
 */
public interface LocalForecaster {

    /** The model's name in reports, e.g. {@code ets}. */
    String name();

    /**
     * Fits the model.
     *
     * @param series  the observations, oldest first, equally spaced and finite ({@link Gaps#fill} mends gaps)
     * @param seasons the season lengths in observations, shortest first; empty if there is none
     * @throws IllegalArgumentException if the model can't be fitted to this series; the message says why
     */
    FittedSeries fit(double[] series, int... seasons);
}
