package io.clickshelf.contracts.pricing;

import io.clickshelf.contracts.json.OnlyKnownFields;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A rival's offer of a product.
 *
 * @param ageHours since it was last seen; absent means just now
 * @param inStock  whether it can be bought; absent means that it can
 */
@OnlyKnownFields
public record RivalQuote(
        @NotBlank String competitor,
        @NotNull @Positive BigDecimal price,
        @Nullable @PositiveOrZero @DecimalMax("100000") Double ageHours,
        @Nullable Boolean inStock) {}
