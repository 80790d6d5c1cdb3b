package io.clickshelf.contracts.logistics;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stop that no vehicle makes.
 *
 * @param reason      stock, skills, capacity, time, distance, fleet, cost or location
 * @param message     for a person
 * @param relaxation  the cheapest that would let it be served, in words
 * @param relaxations in figures, cheapest first
 */
public record UnassignedStop(
        String id, String reason, String message, @Nullable String relaxation, List<Relaxation> relaxations) {

    public UnassignedStop {
        relaxations = relaxations == null ? List.of() : List.copyOf(relaxations);
    }
}
