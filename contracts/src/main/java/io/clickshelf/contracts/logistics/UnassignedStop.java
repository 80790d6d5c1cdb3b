package io.clickshelf.contracts.logistics;

import org.jspecify.annotations.Nullable;

/**
 * A stop that no vehicle makes.
 *
 * @param reason     stock, skills, capacity, time, distance, fleet, cost or location
 * @param message    for a person
 * @param relaxation what would let it be served
 */
public record UnassignedStop(
        String id, String reason, String message, @Nullable String relaxation) {}
