package io.clickshelf.logistics.model.routing;

/**
 * Goods taken from one place to another by one vehicle, the pick-up before the delivery.
 *
 * <p>The two visits carry no load of their own; leaving the shipment out costs {@code penalty}.
 */
public record Shipment(Visit pickup, Visit delivery, Load amount, long penalty) {

    public Shipment {
        for (Visit visit : new Visit[] {pickup, delivery}) {
            if (!visit.delivery().isZero() || !visit.pickup().isZero() || visit.releaseTime() != 0) {
                throw new IllegalArgumentException("Shipment stop " + visit.id()
                        + " must carry no load and no release time of its own; the shipment's amount says what moves.");
            }
        }
        if (penalty < 0) {
            throw new IllegalArgumentException(
                    "Shipment " + pickup.id() + ": penalty " + penalty + " must be 0 or more.");
        }
    }
}
