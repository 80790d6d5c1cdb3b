package io.clickshelf.contracts.recommendation;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One product of an answer.
 *
 * @param score         comparable within one answer
 * @param reason        why it is shown, for the shopper to read
 * @param price         as it is now
 * @param stock         units on hand over all warehouses; null where none was reported
 * @param rule          the merchant's rule that put or moved it here
 * @param contributions what of the history speaks for it and by how much; only if explanations were asked for
 */
public record RecommendedItem(
        String productId,
        @Nullable String title,
        double score,
        String reason,
        @Nullable BigDecimal price,
        @Nullable String currency,
        @Nullable BigDecimal stock,
        @Nullable List<Contribution> contributions,
        @Nullable String rule) {

    /** The exact share of the score that one item of the history has. */
    public record Contribution(String productId, @Nullable String title, double share) {}
}
