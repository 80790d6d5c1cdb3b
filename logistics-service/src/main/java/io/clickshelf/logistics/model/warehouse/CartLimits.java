package io.clickshelf.logistics.model.warehouse;

/**
 * What a cart takes.
 *
 * @param orders most orders at a time
 * @param load   most of each capacity: units, kilograms, litres, boxes
 */
public record CartLimits(int orders, double[] load) {

    public CartLimits {
        if (orders < 1) {
            throw new IllegalArgumentException("A cart takes " + orders + " orders; it must take at least one.");
        }
        load = load.clone();
    }

    /** @throws IllegalArgumentException if an order can't be picked in one go */
    void check(PickOrder order) {
        if (order.load().length != load.length) {
            throw new IllegalArgumentException("Order " + order.id() + " gives " + order.load().length
                    + " loads for the cart's " + load.length + " capacities.");
        }
        for (int d = 0; d < load.length; d++) {
            if (order.load()[d] > load[d]) {
                throw new IllegalArgumentException("Order " + order.id() + " takes " + order.load()[d]
                        + " of a capacity of " + load[d] + "; split it or use a larger cart.");
            }
        }
    }
}
