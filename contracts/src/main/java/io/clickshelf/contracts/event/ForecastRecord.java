package io.clickshelf.contracts.event;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * The demand forecast of a product, as a distribution per day ahead.
 *
 * @param origin          last day whose demand was known
 * @param generatedAt     when it last changed; a forecast that stays as it was is not written again
 * @param model           {@code like_products} of a product that nobody has bought yet
 * @param levels          of the quantiles, rising, within (0, 1)
 * @param days            from the day after {@code origin} on, without gaps; none where the product is no longer forecast
 * @param warehouseShares which part of the demand each warehouse serves; sums to one
 */
public record ForecastRecord(
        String productId,
        LocalDate origin,
        Instant generatedAt,
        String model,
        String modelVersion,
        double[] levels,
        List<ForecastDay> days,
        Map<String, Double> warehouseShares) {}
