package io.clickshelf.contracts.pricing;

import io.clickshelf.contracts.json.OnlyKnownFields;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A price to put into force now. A price set by hand may move further than the rules allow at once, but never below cost
 * plus margin or the minimum advertised price, nor above the ceiling.
 *
 * @param channel where it holds; absent: the shop's own
 * @param price   absent: what {@code POST /price} would propose
 */
@OnlyKnownFields
public record ApplyPriceRequest(
        @NotBlank @Size(max = 200) String productId,
        @Nullable @Channel String channel,
        @Nullable @Positive BigDecimal price,
        @Nullable @Size(max = 1000) String comment) {}
