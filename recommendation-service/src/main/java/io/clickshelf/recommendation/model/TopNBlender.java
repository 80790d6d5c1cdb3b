package io.clickshelf.recommendation.model;

import java.util.Arrays;

/** Mixes the generators' scores of one row at a time. For one thread. */
final class TopNBlender {

    private final TopNBlend blend;
    private final float[][] degrees;
    private float[] sums = new float[0];

    /** @param degrees per generator: the target power of each item's degree */
    TopNBlender(TopNBlend blend, float[][] degrees) {
        this.blend = blend;
        this.degrees = degrees;
    }

    /**
     * Ranks given items.
     *
     * @param ids   items to rank
     * @param parts per generator and row: the scores of {@code ids}; no rows where a generator is off
     */
    TopK rank(int[] ids, float[][][] parts, int row, TopK best) {
        sums = sums.length < ids.length ? new float[2 * ids.length] : sums;
        Arrays.fill(sums, 0, ids.length, 0);
        for (int g = 0; g < parts.length; g++) {
            if (parts[g].length > 0 && blend.weights()[g] != 0) {
                add(parts[g][row], ids, degrees[g], blend.weights()[g]);
            }
        }
        best.clear();
        for (int n = 0; n < ids.length; n++) {
            best.offer(ids[n], sums[n]);
        }
        return best.sort();
    }

    private void add(float[] scores, int[] ids, float[] degree, double weight) {
        float max = Float.MIN_NORMAL;
        for (int n = 0; n < ids.length; n++) {
            max = Math.max(max, scores[n] * degree[ids[n]]);
        }
        float scale = (float) weight / max;
        for (int n = 0; n < ids.length; n++) {
            sums[n] += scale * scores[n] * degree[ids[n]];
        }
    }
}
