package io.clickshelf.contracts.recommendation;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Products that are in demand more than usual, then those that are in demand.
 *
 * @param at the moment of event time that it is of
 */
public record TrendingProducts(Instant at, List<Trending> products) {

    /**
     * One of them.
     *
     * @param rise     by how many standard deviations the last day's demand lies above that of the week
     * @param lastDay  views, carts and purchases of the last day, weighed as the model weighs them
     * @param lastWeek the same of the last seven days
     */
    public record Trending(
            String productId,
            @Nullable String title,
            @Nullable String category,
            @Nullable BigDecimal price,
            @Nullable String currency,
            double rise,
            double lastDay,
            double lastWeek) {}
}
