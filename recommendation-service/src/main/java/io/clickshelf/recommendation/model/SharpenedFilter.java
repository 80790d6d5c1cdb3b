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
                scores[r] = column(sums, r - from, ids[r]);
                nothingBelowZero(scores[r]);
            }
        }
        return scores;
    }

    /**
     * What scores of any share and time are sums of, for given items: per row and item, first the steps of the spread, then those of the strongest
     * singular vectors.
     */
    float[][][] terms(int[][] rows, int[][] ids, Parallel parallel) {
        float[][][] terms = new float[rows.length][2 * (ORDER + 1)][];
        for (int from = 0; from < rows.length; from += WIDTH) {
            int[][] batch = Arrays.copyOfRange(rows, from, Math.min(rows.length, from + WIDTH));
            float[] spread = spread(clicks(batch), parallel);
            float[] ideal = new float[spread.length];
            low.addIdeal(batch, 1, ideal, WIDTH, parallel);
            for (int k = 0; k <= ORDER; k++) {
                for (int r = 0; r < batch.length; r++) {
                    terms[from + r][k] = column(spread, r, ids[from + r]);
                    terms[from + r][ORDER + 1 + k] = column(ideal, r, ids[from + r]);
                }
                if (k < ORDER) {
                    spread = spread(spread, parallel);
                    ideal = spread(ideal, parallel);
                }
            }
        }
        return terms;
    }

    /** The scores of {@link #scores}, from terms. */
    static float[][] scores(float[][][] terms, double share, double time) {
        float[][] scores = new float[terms.length][];
        for (int r = 0; r < terms.length; r++) {
            scores[r] = new float[terms[r][0].length];
            double factor = 1;
            for (int k = 0; k <= ORDER; k++) {
                TruncatedSvd.axpy((float) factor, terms[r][k], 0, scores[r], 0, scores[r].length);
                TruncatedSvd.axpy((float) (share * factor), terms[r][ORDER + 1 + k], 0, scores[r], 0, scores[r].length);
                factor *= -time / (k + 1);
            }
            nothingBelowZero(scores[r]);
        }
        return scores;
    }

    private static float[] column(float[] sums, int column, int[] ids) {
        float[] values = new float[ids.length];
        for (int n = 0; n < ids.length; n++) {
            values[n] = sums[ids[n] * WIDTH + column];
        }
        return values;
    }

    /** The blend's scores are positive. */
    private static void nothingBelowZero(float[] scores) {
        for (int n = 0; n < scores.length; n++) {
            scores[n] = Math.max(0, scores[n]);
        }
    }

    private float[] clicks(int[][] rows) {
        float[] clicks = new float[normalised.columns() * WIDTH];
        for (int r = 0; r < rows.length; r++) {
            for (int i : rows[r]) {
                clicks[i * WIDTH + r] = 1;
            }
        }
        return clicks;
    }

    /** Items × WIDTH. */
    private float[] batch(int[][] rows, double share, double time, Parallel parallel) {
        float[] state = spread(clicks(rows), parallel);
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
