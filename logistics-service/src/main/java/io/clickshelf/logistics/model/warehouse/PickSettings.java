package io.clickshelf.logistics.model.warehouse;

/**
 * How picking is done.
 *
 * @param maxOrders       on a cart
 * @param maxUnits        on a cart
 * @param maxWeightKg     on a cart
 * @param metersPerSecond walking
 * @param secondsPerLine  to stop and find
 * @param secondsPerUnit  to take
 * @param secondsPerBatch to set up and hand over
 * @param pickers         who work at the same time
 * @param budgetSeconds   for the improvement of batches; small plans are exact at once
 * @param seed            of that improvement
 */
public record PickSettings(
        int maxOrders,
        double maxUnits,
        double maxWeightKg,
        double metersPerSecond,
        double secondsPerLine,
        double secondsPerUnit,
        double secondsPerBatch,
        int pickers,
        double budgetSeconds,
        long seed) {

    public static final PickSettings USUAL = new PickSettings(8, 80, 150, 1.2, 6, 2, 60, 1, 1, 1);

    public PickSettings {
        if (!(metersPerSecond > 0) || pickers < 1 || !(budgetSeconds >= 0)) {
            throw new IllegalArgumentException("metersPerSecond is " + metersPerSecond + ", pickers " + pickers
                    + ", budgetSeconds " + budgetSeconds
                    + "; speed must be above 0, pickers 1 or more, and the budget 0 or more.");
        }
    }

    public PickSettings withPickers(int count) {
        return new PickSettings(
                maxOrders,
                maxUnits,
                maxWeightKg,
                metersPerSecond,
                secondsPerLine,
                secondsPerUnit,
                secondsPerBatch,
                count,
                budgetSeconds,
                seed);
    }
}
