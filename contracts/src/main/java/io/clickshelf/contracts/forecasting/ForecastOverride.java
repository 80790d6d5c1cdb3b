package io.clickshelf.contracts.forecasting;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A planner's correction of the forecast.
 *
 * @param from        first day it is for
 * @param to          last day
 * @param unitsPerDay instead of the forecast; null where there is a factor
 * @param factor      by which the forecast is multiplied; null where there are units
 * @param madeBy      who asked for it
 * @param withdrawnAt null while it holds
 */
public record ForecastOverride(
        String overrideId,
        String productId,
        LocalDate from,
        LocalDate to,
        @Nullable Double unitsPerDay,
        @Nullable Double factor,
        String reason,
        String madeBy,
        Instant madeAt,
        @Nullable String withdrawnBy,
        @Nullable Instant withdrawnAt) {}
