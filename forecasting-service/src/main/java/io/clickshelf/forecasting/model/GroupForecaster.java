package io.clickshelf.forecasting.model;

import java.util.List;

/** A model that is fitted to a group of series at once. Implementations hold no state between calls. */
public interface GroupForecaster {

    /** The model's name in reports. */
    String name();

    /**
     * Fits the model.
     *
     * @param group   the series, each finite, oldest value first
     * @param seasons the season lengths in observations, shortest first, the same for all
     * @return one per series; a forecast of a series that is too short throws an IllegalArgumentException
     * @throws IllegalArgumentException if the model can't be fitted to this group; the message says why
     */
    List<FittedSeries> fit(List<double[]> group, int... seasons);
}
