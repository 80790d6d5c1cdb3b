package io.clickshelf.contracts.pricing;

import io.clickshelf.contracts.json.OnlyKnownFields;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A promotion of the calendar: some products cheaper for some time, for every shopper. With neither products, brand nor
 * category it holds for the whole shop.
 *
 * @param category      path from the widest to the narrowest, parted by {@code " > "}, and those below it
 * @param priority      higher goes first; 0 where absent
 * @param exclusive     goes alone
 * @param stackingGroup only the first of a group applies, of several groups one each; where absent, a common one
 * @param leastCoverDays not for products whose stock lasts less; 7 where absent
 */
@OnlyKnownFields
public record CalendarPromotion(
        @Nullable @Size(max = 100) String promotionId,
        @Nullable @Size(max = 500) String title,
        @Nullable @Size(max = 10_000) List<@NotNull String> productIds,
        @Nullable @Size(min = 1, max = 200) String brand,
        @Nullable @Size(min = 1, max = 500) String category,
        @NotNull @Positive @Max(99) Double discountPercent,
        @NotNull Instant from,
        @NotNull Instant until,
        @Nullable @Min(-1000) @Max(1000) Integer priority,
        @Nullable Boolean exclusive,
        @Nullable @Size(min = 1, max = 100) String stackingGroup,
        @Nullable @PositiveOrZero @Max(365) Double leastCoverDays,
        @Nullable Instant updatedAt,
        @Nullable String updatedBy) {

    /** Whether it is for a product. */
    public boolean matches(String product, @Nullable String productBrand, @Nullable String productCategory) {
        boolean inCategory = category == null
                || (productCategory != null
                        && (productCategory.equals(category) || productCategory.startsWith(category + " > ")));
        return (productIds == null || productIds.contains(product))
                && (brand == null || Objects.equals(brand, productBrand))
                && inCategory;
    }

    public boolean holdsAt(Instant moment) {
        return !moment.isBefore(from) && moment.isBefore(until);
    }

    public CalendarPromotion stamped(String id, Instant at, String by) {
        return new CalendarPromotion(
                id,
                title,
                productIds,
                brand,
                category,
                discountPercent,
                from,
                until,
                priority,
                exclusive,
                stackingGroup,
                leastCoverDays,
                at,
                by);
    }
}
