package io.clickshelf.logistics.model.stock.policy;

/**
 * When to order and how far.
 *
 * @param reorderPoint  order when the inventory position is at or below it
 * @param orderUpTo     for (s,S) the level ordered up to; for (r,Q) {@code r + Q}
 * @param cost          expected cost per unit of time
 */
public record ReorderPolicy(double reorderPoint, double orderUpTo, double cost) {

    /** The order quantity Q of an (r,Q) policy. */
    public double quantity() {
        return orderUpTo - reorderPoint;
    }
}
