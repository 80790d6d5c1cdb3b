package io.clickshelf.contracts.logistics;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The stock of places that supply each other.
 *
 * @param costPerDay holding and waiting, stock on its way included, for {@code base_stock}; holding of the safety stock for
 *                   {@code guaranteed_service}
 */
public record NetworkResponse(
        NetworkRequest.Method method, double costPerDay, List<Level> stages, String decisionId, String modelVersion) {

    /**
     * The level of a place.
     *
     * @param baseStock        units there and on their way to it, less what it owes, to be ordered up to
     * @param echelonBaseStock the same with all that lies further down the chain; for {@code base_stock}
     * @param safetyStock      for {@code guaranteed_service}
     * @param serviceTime      days in which it promises to deliver; for {@code guaranteed_service}
     */
    public record Level(
            String id,
            double baseStock,
            @Nullable Double echelonBaseStock,
            @Nullable Double safetyStock,
            @Nullable Integer serviceTime) {}
}
