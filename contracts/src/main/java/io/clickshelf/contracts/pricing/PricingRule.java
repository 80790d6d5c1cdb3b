package io.clickshelf.contracts.pricing;

import io.clickshelf.contracts.json.OnlyKnownFields;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A rule for prices. It holds for one product, or else for a brand, a category and those below it, or both; with none of
 * them, for the whole shop; where it names a channel, there alone. Where several hold, the narrower wins, limit by limit:
 * product, then category (the longer path), then brand, then channel, then shop.
 *
 * @param category  path from the widest to the narrowest, parted by {@code " > "}
 * @param channel   absent: it holds in all
 * @param mode      absent: left to the wider rule
 * @param updatedAt set by the service
 * @param updatedBy set by the service
 */
@OnlyKnownFields
public record PricingRule(
        @Nullable @Size(max = 100) String ruleId,
        @Nullable @Size(min = 1, max = 200) String productId,
        @Nullable @Size(min = 1, max = 200) String brand,
        @Nullable @Size(min = 1, max = 500) String category,
        @Nullable @Channel String channel,
        @Nullable PricingMode mode,
        @Nullable @Valid RuleLimits limits,
        @Nullable @Size(max = 1000) String note,
        @Nullable Instant updatedAt,
        @Nullable String updatedBy) {

    private static final String BELOW = " > ";

    /** Whether the rule holds for a product in a channel, null for the shop's own. */
    public boolean matches(
            String product,
            @Nullable String productBrand,
            @Nullable String productCategory,
            @Nullable String productChannel) {
        boolean inCategory = category == null
                || (productCategory != null
                        && (productCategory.equals(category) || productCategory.startsWith(category + BELOW)));
        return (productId == null || productId.equals(product))
                && (brand == null || Objects.equals(brand, productBrand))
                && (channel == null || Objects.equals(channel, productChannel))
                && inCategory;
    }

    /** Greater for narrower rules. */
    public int narrowness() {
        int narrowness = productId == null ? 0 : 1 << 20;
        narrowness += category == null ? 0 : (1 << 12) + 4 * category.length();
        narrowness += brand == null ? 0 : 2;
        return narrowness + (channel == null ? 0 : 1);
    }

    /** Limits, none where absent. */
    public RuleLimits limitsOrNone() {
        return limits == null ? RuleLimits.NONE : limits;
    }

    public PricingRule stamped(String id, Instant at, String by) {
        return new PricingRule(id, productId, brand, category, channel, mode, limits, note, at, by);
    }
}
