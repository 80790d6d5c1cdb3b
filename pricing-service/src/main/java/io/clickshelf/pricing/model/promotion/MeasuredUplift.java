package io.clickshelf.pricing.model.promotion;

/**
 * What offers changed, from the hold-out group kept for it: mean margin per person with offers less that without, and its
 * 95 % interval (Welch).
 */
public record MeasuredUplift(int treated, int heldOut, double mean, double lower, double upper) {

    /**
     * @param treated margin per person who could get offers
     * @param heldOut margin per person of the hold-out group
     * @throws IllegalArgumentException if either group has fewer than two people
     */
    public static MeasuredUplift of(double[] treated, double[] heldOut) {
        if (treated.length < 2 || heldOut.length < 2) {
            throw new IllegalArgumentException("%d people with offers and %d held out; at least two of each."
                    .formatted(treated.length, heldOut.length));
        }
        double[] a = meanAndVariance(treated);
        double[] b = meanAndVariance(heldOut);
        double mean = a[0] - b[0];
        double half = 1.96 * Math.sqrt(a[1] / treated.length + b[1] / heldOut.length);
        return new MeasuredUplift(treated.length, heldOut.length, mean, mean - half, mean + half);
    }

    private static double[] meanAndVariance(double[] values) {
        double mean = 0;
        for (double v : values) {
            mean += v / values.length;
        }
        double squares = 0;
        for (double v : values) {
            squares += (v - mean) * (v - mean);
        }
        return new double[] {mean, squares / (values.length - 1)};
    }
}
