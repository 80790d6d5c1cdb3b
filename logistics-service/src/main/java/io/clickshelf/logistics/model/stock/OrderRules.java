package io.clickshelf.logistics.model.stock;

import io.clickshelf.logistics.model.stock.policy.Checks;

/**
 * What an order must keep to.
 *
 * @param packSize        units per pack; orders are whole packs
 * @param minimumQuantity smallest order, 0 for none
 * @param reviewDays      days until the supplier can next be ordered from
 * @param maximumLevel    most units there is room for, infinite for no limit
 * @param shelfLifeDays   days in which a unit must be sold after arrival, infinite for no limit
 * @param unitVolume      of the warehouse's capacity
 */
public record OrderRules(
        double packSize,
        double minimumQuantity,
        double reviewDays,
        double maximumLevel,
        double shelfLifeDays,
        double unitVolume) {

    public static final OrderRules NONE =
            new OrderRules(1, 0, 1, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, 0);

    public OrderRules {
        Checks.positive("packSize", packSize);
        Checks.notNegative("minimumQuantity", minimumQuantity);
        Checks.notNegative("reviewDays", reviewDays);
        Checks.notNegative("unitVolume", unitVolume);
        if (!(maximumLevel >= 0)) {
            throw new IllegalArgumentException("maximumLevel is " + maximumLevel + "; it must be 0 or more.");
        }
        if (!(shelfLifeDays > 0)) {
            throw new IllegalArgumentException("shelfLifeDays is " + shelfLifeDays + "; it must be above 0.");
        }
    }

    public static OrderRules packs(double packSize, double minimumQuantity) {
        return new OrderRules(packSize, minimumQuantity, 1, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, 0);
    }

    public OrderRules withReviewDays(double days) {
        return new OrderRules(packSize, minimumQuantity, days, maximumLevel, shelfLifeDays, unitVolume);
    }

    public OrderRules withLimits(double level, double lifeDays, double volume) {
        return new OrderRules(packSize, minimumQuantity, reviewDays, level, lifeDays, volume);
    }

    /** The smallest allowed order of at least so many units; 0 for none. */
    double roundUp(double units) {
        if (units <= 1e-9) {
            return 0;
        }
        return Math.ceil(Math.max(units, minimumQuantity) / packSize - 1e-9) * packSize;
    }

    /** The largest allowed order of at most so many units; 0 if even the smallest is too large. */
    double roundDown(double units) {
        double packs = Math.floor(units / packSize + 1e-9) * packSize;
        return packs + 1e-9 < minimumQuantity ? 0 : Math.max(0, packs);
    }
}
