package io.clickshelf.contracts.warehouse;

import io.clickshelf.contracts.json.OnlyKnownFields;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order to pick. The smallest: {@code ["O1","P1","P2"]}, one unit of each.
 *
 * @param dueAt when it must be handed over
 * @param boxes it is packed into; absent: by its volume
 */
@OnlyKnownFields
public record OrderToPick(
        @NotBlank @Size(max = 200) String orderId,
        @NotNull @Size(min = 1, max = 1000) List<@NotNull @Valid Line> lines,
        @Nullable Instant dueAt,
        @Nullable @Positive Double boxes) {

    /**
     * Units of a product.
     *
     * @param locationId to take them from; absent: wherever the product lies
     */
    @OnlyKnownFields
    public record Line(
            @NotBlank @Size(max = 200) String productId,
            @Nullable @Positive Double quantity,
            @Nullable String locationId) {}
}
