package io.clickshelf.contracts.pricing;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Proposed prices.
 *
 * @param price    of the one product asked for; absent where several were
 * @param prices   one per product that has a price
 * @param unpriced products that can't be priced, and why
 */
public record PriceAnswer(
        @Nullable BigDecimal price,
        List<PricedProduct> prices,
        List<Unpriced> unpriced,
        String decisionId,
        String modelVersion) {

    /** A product that can't be priced. */
    public record Unpriced(String productId, String reason) {}
}
