package io.clickshelf.logistics.model.warehouse;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Where products should lie, and the moves that lead there, the one that saves the most first.
 *
 * @param assignments  spot by product
 * @param unplaced     products that lie nowhere and suit no free pick face
 * @param metersBefore walked for the demand given, as products lie now (those that lie nowhere yet left out)
 * @param metersAfter  walked for the same demand after all moves
 */
public record SlottingPlan(
        Map<String, String> assignments,
        List<Move> moves,
        List<String> unplaced,
        double metersBefore,
        double metersAfter) {

    /**
     * @param step         when it can be made: moves free spots for later ones
     * @param fromSpotId   empty for a product that lay nowhere
     * @param swapWith     the product that goes to {@code fromSpotId} in exchange, or empty
     * @param metersSaved  over the demand given, after the moves of earlier steps, reaching up counted as walking; negative
     *     for placing a new product
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
        moves = moves.stream()
                .sorted(Comparator.comparingDouble(Move::metersSaved).reversed())
                .toList();
        unplaced = List.copyOf(unplaced);
    }

    /** What a move is good for, in words. */
    static String gain(double metersNearer, boolean lower) {
        return (metersNearer > 0
                        ? String.format(Locale.ROOT, "%.1f m nearer to the depot", metersNearer)
                        : "nearer to what it is picked with")
                + (lower ? ", easier to reach" : "");
    }
}
