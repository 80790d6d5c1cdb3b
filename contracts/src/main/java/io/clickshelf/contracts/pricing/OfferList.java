package io.clickshelf.contracts.pricing;

import io.clickshelf.contracts.json.OnlyKnownFields;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whom to send which offer, within a budget: those where it gains most margin for its cost.
 *
 * @param cost     expected, in discounts
 * @param gain     expected in margin over sending none
 * @param heldOut  shoppers left out so that offers can be measured
 */
public record OfferList(List<PromotionAnswer> shoppers, double cost, double gain, int considered, int heldOut) {

    /**
     * @param budget in expected discounts
     * @param most   shoppers; 1,000 where absent
     */
    @OnlyKnownFields
    public record OfferBudget(
            @NotNull @Positive BigDecimal budget,
            @Nullable @Min(1) @Max(100_000) Integer most) {}
}
