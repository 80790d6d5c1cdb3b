package io.clickshelf.contracts.forecasting;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The forecasts of all groups on a level, which add up to the products' forecasts.
 *
 * @param within       the category whose parts these are; null for the whole shop
 * @param origin       last day whose demand was known
 * @param groups       the largest first
 * @param modelVersion of the products' forecasts
 */
public record LevelForecast(
        ForecastLevel level,
        @Nullable String within,
        LocalDate origin,
        List<GroupForecast> groups,
        String modelVersion) {}
