package io.clickshelf.contracts.event;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;

/**
 * A shopper is to be forgotten.
 *
 * @param requestedBy the caller's name, as the gateway knows it
 */
public record ErasureRecord(
        @NotBlank String userId,
        @NotBlank String requestedBy,
        @NotNull Instant requestedAt) {}
