package io.clickshelf.contracts.event;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a product costs in one channel from {@code effectiveFrom} on, and why. Where a channel has no record of a product,
 * {@link PriceRecord} holds there, too; a tombstone takes the record away.
 */
public record ChannelPriceRecord(
        String channel,
        String productId,
        BigDecimal price,
        @Nullable BigDecimal previousPrice,
        @Nullable String currency,
        Instant effectiveFrom,
        String decisionId,
        String modelVersion,
        List<String> reasons) {

    /** Of the topic; no channel's name has a slash. */
    public String key() {
        return channel + '/' + productId;
    }
}
