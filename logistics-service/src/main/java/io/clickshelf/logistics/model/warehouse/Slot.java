package io.clickshelf.logistics.model.warehouse;

/**
 * A place that products may lie in.
 *
 * @param spotId         where it is reached from; a spot of the layout
 * @param reserve        stock behind the pick faces, not picked from
 * @param level          from the floor, 1 and up
 * @param zone           such as cold or hazardous; empty for the ordinary one
 * @param exclusive      only for products that must lie in that zone
 * @param maxWeightKg    of a unit, low for high shelves; infinite for no limit
 * @param volumeLiters   that fit in; infinite where it is not known
 * @param heightCm       of the shelf; infinite for no limit
 * @param reachSeconds   to reach it, beyond a pick at waist height
 */
public record Slot(
        String spotId,
        boolean reserve,
        int level,
        String zone,
        boolean exclusive,
        double maxWeightKg,
        double volumeLiters,
        double heightCm,
        double reachSeconds) {

    public Slot {
        if (!(maxWeightKg > 0) || !(volumeLiters > 0) || !(heightCm > 0) || !(reachSeconds >= 0)) {
            throw new IllegalArgumentException("Location \"" + spotId + "\" has maxWeightKg " + maxWeightKg
                    + ", volumeLiters " + volumeLiters + ", heightCm " + heightCm + ", reachSeconds " + reachSeconds
                    + "; limits must be above 0, seconds not below.");
        }
    }

    /** A pick face without limits. */
    public static Slot of(String spotId) {
        return new Slot(
                spotId,
                false,
                1,
                "",
                false,
                Double.POSITIVE_INFINITY,
                Double.POSITIVE_INFINITY,
                Double.POSITIVE_INFINITY,
                0);
    }

    /** Whether a unit may lie here: light and low enough, and in its zone if it must lie in one. */
    public boolean takes(double unitWeightKg, double unitHeightCm, String wantedZone) {
        return unitWeightKg <= maxWeightKg
                && unitHeightCm <= heightCm
                && (wantedZone.equals(zone) || wantedZone.isEmpty() && !exclusive);
    }

    /** Whole units that fit, at most a million. */
    public double holds(double unitLiters) {
        return unitLiters <= 0 ? 1e6 : Math.min(1e6, Math.floor(volumeLiters / unitLiters + 1e-9));
    }

    /** Whether it can be the pick face of a product. */
    boolean suits(SlottingPlanner.Product product) {
        return !reserve
                && takes(product.unitWeightKg(), product.unitHeightCm(), product.zone())
                && holds(product.unitLiters()) >= Math.max(1, product.faceUnits());
    }
}
