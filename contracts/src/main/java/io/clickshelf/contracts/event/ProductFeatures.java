package io.clickshelf.contracts.event;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is going on around a product.
 *
 * @param asOf       event time of the newest event that is counted, where the windows end; of the newest stock level where
 *                   none was counted yet. Not a revision: of two records of a product the later on the topic is newer
 * @param windows    counts per window: {@code 1h}, {@code 24h}, {@code 7d}
 * @param conversion purchases per view over the longest window, shrunk to the shop's mean; null before anything was seen
 * @param lastPrice  at which it was last sold
 * @param stock      units on hand per warehouse, by the newest inventory record of each
 */
public record ProductFeatures(
        String productId,
        Instant asOf,
        Map<String, WindowCounts> windows,
        @Nullable Double conversion,
        @Nullable BigDecimal lastPrice,
        Map<String, BigDecimal> stock) {}
