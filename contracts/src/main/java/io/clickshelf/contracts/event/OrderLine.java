package io.clickshelf.contracts.event;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One line of an order.
 *
 * @param quantity    units; positive for returns, too
 * @param unitPrice   paid for one unit, after discount
 * @param warehouseId that ships it, where it is not the order's
 * @param promotionId the promotion it was sold under
 */
public record OrderLine(
        @NotBlank @Size(max = 200) String productId,
        @NotNull @Positive BigDecimal quantity,
        @Nullable @PositiveOrZero BigDecimal unitPrice,
        @Nullable @Size(max = 200) String warehouseId,
        @Nullable @Size(max = 200) String promotionId) {

    /** What is bought, and at what price. */
    public static OrderLine of(String productId, BigDecimal quantity, @Nullable BigDecimal unitPrice) {
        return new OrderLine(productId, quantity, unitPrice, null, null);
    }
}
