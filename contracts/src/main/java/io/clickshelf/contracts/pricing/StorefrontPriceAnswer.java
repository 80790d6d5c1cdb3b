package io.clickshelf.contracts.pricing;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@link PriceAnswer} as a storefront may see it. */
public record StorefrontPriceAnswer(
        @Nullable BigDecimal price,
        List<StorefrontPrice> prices,
        List<PriceAnswer.Unpriced> unpriced,
        String decisionId,
        String modelVersion) {

    public static StorefrontPriceAnswer of(PriceAnswer answer) {
        return new StorefrontPriceAnswer(
                answer.price(),
                answer.prices().stream().map(StorefrontPrice::of).toList(),
                answer.unpriced(),
                answer.decisionId(),
                answer.modelVersion());
    }
}
