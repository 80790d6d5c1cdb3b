package io.clickshelf.logistics.model.warehouse;

/**
 * An order as batching sees it.
 *
 * @param spots where its lines are picked
 * @param load  what it takes of each of the cart's capacities
 */
public record PickOrder(String id, int[] spots, double[] load) {

    public PickOrder {
        spots = spots.clone();
        load = load.clone();
        if (spots.length == 0) {
            throw new IllegalArgumentException("Order " + id + " has no line to pick.");
        }
    }
}
