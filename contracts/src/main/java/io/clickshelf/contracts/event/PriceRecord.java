package io.clickshelf.contracts.event;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a product costs from {@code effectiveFrom} on, and why. */
public record PriceRecord(
        String productId,
        BigDecimal price,
        @Nullable BigDecimal previousPrice,
        @Nullable String currency,
        Instant effectiveFrom,
        String decisionId,
        String modelVersion,
        List<String> reasons) {}
