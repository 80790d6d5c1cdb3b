package io.clickshelf.contracts.event;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A shopper's profile.
 *
 * @param asOf           newest event time that is in it
 * @param country        of the last order that named one
 * @param actions        how often each action was taken, ever
 * @param orders         placed and not cancelled
 * @param unitsBought    over all orders
 * @param unitsReturned  over all returns and cancellations
 * @param spent          over all orders, in the orders' currency
 * @param firstOrderAt   event time of the first order
 * @param lastOrderAt    event time of the newest order
 * @param recent         newest interactions first, at most 50
 */
public record UserFeatures(
        String userId,
        Instant asOf,
        @Nullable String country,
        Map<ActionType, Long> actions,
        long orders,
        BigDecimal unitsBought,
        BigDecimal unitsReturned,
        BigDecimal spent,
        @Nullable Instant firstOrderAt,
        @Nullable Instant lastOrderAt,
        List<Interaction> recent) {}
