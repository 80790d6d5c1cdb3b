package io.clickshelf.logistics.model.warehouse;

/**
 * What a picker takes along.
 *
 * @param orders    most orders at a time
 * @param units     most units
 * @param kilograms heaviest load
 * @param liters    most volume
 * @param boxes     places for boxes; no order shares a box with another
 */
public record Cart(int orders, double units, double kilograms, double liters, double boxes) {

    public static final Cart USUAL = new Cart(8, 80, 150, 400, 8);

    public Cart {
        if (orders < 1 || !(units > 0) || !(kilograms > 0) || !(liters > 0) || !(boxes > 0)) {
            throw new IllegalArgumentException("The cart takes " + orders + " orders, " + units + " units, " + kilograms
                    + " kg, " + liters + " l, " + boxes + " boxes; each must be above 0.");
        }
    }

    /** As batching counts them. */
    public CartLimits limits() {
        return new CartLimits(orders, new double[] {units, kilograms, liters, boxes});
    }

    /** What an order takes of each of the {@link #limits}. */
    public double[] load(OrderToPick order) {
        return new double[] {order.units(), order.kilograms(), order.liters(), order.boxes()};
    }

    /** What of the order doesn't fit, in words; empty if it does. */
    String tooMuch(OrderToPick order) {
        double[] load = load(order);
        double[] most = limits().load();
        String[] names = {"units", "kg", "l", "boxes"};
        for (int d = 0; d < load.length; d++) {
            if (load[d] > most[d] + 1e-9) {
                return load[d] + " " + names[d] + " don't fit on a cart of " + most[d];
            }
        }
        return "";
    }
}
