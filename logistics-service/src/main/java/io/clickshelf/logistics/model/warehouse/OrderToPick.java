package io.clickshelf.logistics.model.warehouse;

import java.util.List;

/**
 * An order waiting to be picked.
 *
 * @param dueSeconds from now by which it must be handed over, infinite for no limit
 * @param boxes      it is packed into, at least one
 */
public record OrderToPick(String id, List<Line> lines, double dueSeconds, double boxes) {

    /** So many units of a product, each of a weight and volume. */
    public record Line(String productId, double quantity, double unitWeightKg, double unitLiters) {
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

    double units() {
        return lines.stream().mapToDouble(Line::quantity).sum();
    }

    double kilograms() {
        return lines.stream().mapToDouble(l -> l.quantity() * l.unitWeightKg()).sum();
    }

    double liters() {
        return lines.stream().mapToDouble(l -> l.quantity() * l.unitLiters()).sum();
    }
}
