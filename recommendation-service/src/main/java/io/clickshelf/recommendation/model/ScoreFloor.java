package io.clickshelf.recommendation.model;

import java.util.Arrays;

/**
 * A score that at least so many of many reach, and not many more: one pass that counts scores by their exponent and first bits
 * of the mantissa, as a radix selection does in its first round. It spares a heap most of what it would drop again. For one
 * thread.
 */
final class ScoreFloor {

    /** Leaves the exponent and three bits of the mantissa: bins an eighth of an octave wide. */
    private static final int DROPPED_BITS = 20;

    private static final int BINS = (Float.floatToRawIntBits(Float.POSITIVE_INFINITY) >>> DROPPED_BITS) + 1;

    private final int[] counts = new int[BINS];

    /** The lower edge of the highest bins that hold {@code k} scores together; below all if fewer are positive. O(scores). */
    float of(float[] scores, int k) {
        Arrays.fill(counts, 0);
        for (float score : scores) {
            if (score > 0) {
                counts[Float.floatToRawIntBits(score) >>> DROPPED_BITS]++;
            }
        }
        int above = 0;
        for (int bin = BINS - 1; bin >= 0; bin--) {
            above += counts[bin];
            if (above >= k) {
                return Float.intBitsToFloat(bin << DROPPED_BITS);
            }
        }
        return Float.NEGATIVE_INFINITY;
    }
}
