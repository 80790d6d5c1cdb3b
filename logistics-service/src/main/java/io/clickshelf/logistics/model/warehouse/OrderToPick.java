package io.clickshelf.logistics.model.warehouse;

import java.util.List;

/**
 * An order waiting to be picked.
 *
 * @param dueSeconds from now by which it must be handed over, infinite for no limit
 */
public record OrderToPick(String id, List<Line> lines, double dueSeconds) {

    /** So many units of a product, each of a weight. */
    public record Line(String productId, double quantity, double unitWeightKg) {
        public Line {
            if (!(quantity > 0)) {
                throw new IllegalArgumentException(
                        "Product " + productId + " is ordered " + quantity + " times; it must be above 0.");
            }
        }
    }

    public OrderToPick {
        lines = List.copyOf(lines);
    }
}
