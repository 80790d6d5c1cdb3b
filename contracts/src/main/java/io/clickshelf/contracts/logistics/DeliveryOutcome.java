package io.clickshelf.contracts.logistics;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How a delivery went: a delivered order is no longer open. */
public record DeliveryOutcome(
        @NotBlank @Size(max = 200) String orderId,
        @NotNull Instant deliveredAt,
        @Nullable @Size(max = 200) String comment) {}
