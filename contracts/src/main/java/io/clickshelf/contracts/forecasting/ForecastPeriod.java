package io.clickshelf.contracts.forecasting;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One period ahead.
 *
 * @param date      its first day; null for a series that was sent along
 * @param mean      expected units
 * @param quantiles units by level, such as {@code "0.9": 14}
 */
public record ForecastPeriod(@Nullable LocalDate date, double mean, Map<String, Double> quantiles) {}
