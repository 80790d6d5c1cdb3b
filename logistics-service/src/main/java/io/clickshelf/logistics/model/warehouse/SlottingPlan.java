package io.clickshelf.logistics.model.warehouse;

import java.util.List;
import java.util.Map;

/**
 * Where products should lie, and the moves that lead there, the one that saves the most walking first.
 *
 * @param assignments  spot by product
 * @param metersBefore walked for the orders given, as products lie now (those that lie nowhere yet left out)
 * @param metersAfter  walked for the same orders after all moves
 */
public record SlottingPlan(Map<String, String> assignments, List<Move> moves, double metersBefore, double metersAfter) {

    /**
     * @param step         when it can be made: moves free spots for later ones
     * @param fromSpotId   empty for a product that lay nowhere
     * @param swapWith     the product that goes to {@code fromSpotId} in exchange, or empty
     * @param metersSaved  over the orders given, after the moves of earlier steps; negative for placing a new product
     */
    public record Move(
            int step,
            String productId,
            String fromSpotId,
            String toSpotId,
            String swapWith,
            double metersSaved,
            String reason) {}

    public SlottingPlan {
        assignments = Map.copyOf(assignments);
        moves = List.copyOf(moves);
    }
}
