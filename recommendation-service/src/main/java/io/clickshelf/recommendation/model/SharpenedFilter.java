package io.clickshelf.recommendation.model;

import java.util.Arrays;

/**
 * Blurring and sharpening on the graph of users and items: a row is spread over the graph, what the strongest singular vectors say is added, and then
 * whatever spreading alone would bring anyone is taken away again.
 *
 * <p>With R̃ = Du^-½ R Di^-½ = U S Vᵀ and P = R̃ᵀR̃: s = r (P + share · Di^-½ V Vᵀ Di^½), score = s · Σ_k (−time · P)^k / k! up to {@value #ORDER}, one
 * Runge-Kutta step of ds/dt = −sP. The factor d(j) of the target is left to the blend. Choi et al.: "Blurring-sharpening process
 * models for collaborative filtering" (BSPM, SIGIR 2023). Nothing is fitted beyond the low-pass filter; a row costs O({@value #ORDER} · entries + items ·
 * rank), many rows going through the graph at once.
 */
final class SharpenedFilter {

    private static final int ORDER = 4;
    private static final int WIDTH = 32;

    private final SparseRows normalised;
    private final SparseRows transposed;
    private final LowPassFilter low;

    SharpenedFilter(LowPassFilter low) {
        this.normalised = low.normalised();
        this.transposed = normalised.transposed();
        this.low = low;
    }

    /**
     * Per row of items, the scores of given items.
     *
     * @param share of the strongest singular vectors beside the spread
     * @param time  for how long it is sharpened, 0 is off
     */
    float[][] scores(int[][] rows, int[][] ids, double share, double time, Parallel parallel) {
        float[][] scores = new float[rows.length][];
        for (int from = 0; from < rows.length; from += WIDTH) {
            int to = Math.min(rows.length, from + WIDTH);
            float[] sums = batch(Arrays.copyOfRange(rows, from, to), share, time, parallel);
            for (int r = from; r < to; r++) {
                scores[r] = new float[ids[r].length];
                for (int n = 0; n < ids[r].length; n++) {
                    // Less than nothing is nothing: the blend's scores are positive.
                    scores[r][n] = Math.max(0, sums[ids[r][n] * WIDTH + r - from]);
                }
            }
        }
        return scores;
    }

    /** Items × WIDTH. */
    private float[] batch(int[][] rows, double share, double time, Parallel parallel) {
        float[] clicks = new float[normalised.columns() * WIDTH];
        for (int r = 0; r < rows.length; r++) {
            for (int i : rows[r]) {
                clicks[i * WIDTH + r] = 1;
            }
        }
        float[] state = spread(clicks, parallel);
        if (share > 0) {
            low.addIdeal(rows, share, state, WIDTH, parallel);
        }
        float[] sums = state.clone();
        double factor = 1;
        for (int k = 1; k <= ORDER && time > 0; k++) {
            state = spread(state, parallel);
            factor *= -time / k;
            TruncatedSvd.axpy((float) factor, state, 0, sums, 0, sums.length);
        }
        return sums;
    }

    private float[] spread(float[] state, Parallel parallel) {
        return TruncatedSvd.multiply(
                transposed, TruncatedSvd.multiply(normalised, state, WIDTH, parallel), WIDTH, parallel);
    }
}
