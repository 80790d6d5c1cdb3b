package io.clickshelf.contracts.recommendation;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a shopper may need again, most likely first. */
public record BuyAgain(String userId, List<Due> products) {

    /**
     * One product.
     *
     * @param score      how likely it is needed now, comparable within one answer
     * @param bought     on how many days the shopper bought it
     * @param lastDays   days since the last purchase
     * @param usualDays  days between purchases: the shopper's own, drawn towards the product's
     * @param dueInDays  negative once it is overdue
     */
    public record Due(
            String productId,
            @Nullable String title,
            @Nullable BigDecimal price,
            @Nullable String currency,
            double score,
            int bought,
            double lastDays,
            double usualDays,
            double dueInDays,
            String reason) {}
}
