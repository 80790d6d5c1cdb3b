package io.clickshelf.contracts.pricing;

import io.clickshelf.contracts.json.OnlyKnownFields;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Limits of a price; what is absent is left to the wider rule. All shares are fractions: .1 is ten percent.
 *
 * @param minMargin        floor over cost: .1 means at least 1.1 times the cost, before tax
 * @param ceiling          highest price, tax included
 * @param movePerChange    largest move from the current price, either way
 * @param movePerDay       largest move from the price at the day's start, either way
 * @param aboveRival       at most this share above the cheapest rival in stock
 * @param belowRival       at most this share below the cheapest rival in stock
 * @param endings          allowed last digits in minor units, such as 99 and 95; an empty list allows any
 * @param valueAddedTax    contained in prices
 * @param approvalAbove    moves larger than this share wait for a person
 * @param assumedCostShare where the cost isn't known, it is taken as this share of the usual price without tax
 * @param sellBy           until then all is to be sold and no more comes: what is left is worth only its salvage value (the
 *                         end of a season, of a perishable's life)
 */
@OnlyKnownFields
public record RuleLimits(
        @Nullable @PositiveOrZero @Max(100) Double minMargin,
        @Nullable @Positive BigDecimal ceiling,
        @Nullable @PositiveOrZero @Max(10) Double movePerChange,
        @Nullable @PositiveOrZero @Max(10) Double movePerDay,
        @Nullable @PositiveOrZero @Max(100) Double aboveRival,
        @Nullable @PositiveOrZero @Max(1) Double belowRival,
        @Nullable @Size(max = 20) List<@NotNull @Min(0) @Max(999) Integer> endings,
        @Nullable @PositiveOrZero @Max(1) Double valueAddedTax,
        @Nullable @PositiveOrZero @Max(10) Double approvalAbove,
        @Nullable @PositiveOrZero @Max(1) Double assumedCostShare,
        @Nullable Instant sellBy) {

    /** Leaves everything to the wider rule. */
    public static final RuleLimits NONE =
            new RuleLimits(null, null, null, null, null, null, null, null, null, null, null);

    /** These limits, and where they are silent, the wider ones. */
    public RuleLimits over(RuleLimits wider) {
        return new RuleLimits(
                first(minMargin, wider.minMargin),
                first(ceiling, wider.ceiling),
                first(movePerChange, wider.movePerChange),
                first(movePerDay, wider.movePerDay),
                first(aboveRival, wider.aboveRival),
                first(belowRival, wider.belowRival),
                first(endings, wider.endings),
                first(valueAddedTax, wider.valueAddedTax),
                first(approvalAbove, wider.approvalAbove),
                first(assumedCostShare, wider.assumedCostShare),
                first(sellBy, wider.sellBy));
    }

    private static <T> @Nullable T first(@Nullable T one, @Nullable T other) {
        return one != null ? one : other;
    }
}
