package io.clickshelf.contracts.event;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;

/** From {@code start} to {@code end}, both included. */
public record TimeWindow(@NotNull Instant start, @NotNull Instant end) {}
