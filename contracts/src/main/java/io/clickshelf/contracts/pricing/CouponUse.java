package io.clickshelf.contracts.pricing;

import io.clickshelf.contracts.json.OnlyKnownFields;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;

/** What a coupon took off an order. The same order asks as often as it likes and counts once. */
public record CouponUse(String code, String orderId, String userId, BigDecimal discount, Instant usedAt) {

    /** @param orderValue before the coupon, tax included */
    @OnlyKnownFields
    public record CouponOrder(
            @NotBlank @Size(max = 200) String userId,
            @NotBlank @Size(max = 200) String orderId,
            @NotNull @PositiveOrZero BigDecimal orderValue) {}
}
