package io.clickshelf.contracts.pricing;

import io.clickshelf.contracts.json.OnlyKnownFields;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to take as given for a price; what is absent is taken from the platform.
 *
 * @param currentPrice    what shoppers pay now, value-added tax included
 * @param cost            of one unit, without tax
 * @param stock           units that can be sold
 * @param demandPerDay    units expected per day at the current price
 * @param daysToReplenish until more arrive
 * @param daysToEnd       until what is left is worth only its salvage value
 * @param rivals          instead of the offers known
 * @param limits          on top of the rules
 */
@OnlyKnownFields
public record PriceContext(
        @Nullable @Positive BigDecimal currentPrice,
        @Nullable @PositiveOrZero BigDecimal cost,
        @Nullable @PositiveOrZero @DecimalMax("1e12") BigDecimal stock,
        @Nullable @PositiveOrZero @DecimalMax("1e9") BigDecimal demandPerDay,
        @Nullable @PositiveOrZero @DecimalMax("3660") BigDecimal daysToReplenish,
        @Nullable @PositiveOrZero @DecimalMax("3660") BigDecimal daysToEnd,
        @Nullable @Size(max = 1000) List<@NotNull @Valid RivalQuote> rivals,
        @Nullable @Valid RuleLimits limits) {}
