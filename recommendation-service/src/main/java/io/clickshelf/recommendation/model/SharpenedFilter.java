package io.clickshelf.recommendation.model;

import java.util.Arrays;

/**
 * Blurs a row over the graph of users and items, and sharpens what comes of it: Choi, Hong, Park, Cho: "Blurring-sharpening
 * process models for collaborative filtering" (BSPM with early merge, SIGIR 2023).
 *
 * <p>With R̃ = Du^-½ R Di^-½ = U S Vᵀ, G = R̃ᵀR̃ and x the row: y = G x + ideal · Di^½ V Vᵀ Di^-½ x, the second being the ideal low-pass
 * filter of GF-CF (Shen et al., CIKM 2021); then one step of the classical Runge-Kutta method of length {@code time} along dy/dt = −G y,
 * which takes away what all share. Other exponents of the degrees were no better on items held out at random and worse on a
 * published test split, so they are not free. A row costs O(10 · entries + items · rank), and rows share passages over the graph.
 */
final class SharpenedFilter {

    /** Of the Runge-Kutta method: its one step is the exponential series to this power. */
    private static final int ORDER = 4;

    private final SparseRows byUser;
    private final SparseRows byItem;
    private final float[] itemRoot;
    private final TruncatedSvd svd;

    /**
     * @param normalised R̃ by users
     * @param itemRoot   Di^-½
     * @param svd        of R̃
     */
    SharpenedFilter(SparseRows normalised, float[] itemRoot, TruncatedSvd svd) {
        this.byUser = normalised;
        this.byItem = normalised.transposed();
        this.itemRoot = itemRoot;
        this.svd = svd;
    }

    /** Per row of items, for every item of the catalogue; memory a few times rows · items floats. */
    float[][] scores(int[][] rows, double time, double ideal, Parallel parallel) {
        float[][] blurred = blurred(held(rows), rows.length, parallel);
        addIdeal(rows, (float) ideal, blurred, parallel);
        float[][] sharp = blurred;
        for (int power = ORDER; power > 0 && time > 0; power--) {
            float[][] shared = blurred(sharp, rows.length, parallel);
            float step = (float) (-time / power);
            parallel.forRange(shared.length, 1024, (from, to) -> {
                for (int i = from; i < to; i++) {
                    for (int r = 0; r < shared[i].length; r++) {
                        shared[i][r] = Math.fma(step, shared[i][r], blurred[i][r]);
                    }
                }
            });
            sharp = shared;
        }
        return turned(sharp, rows.length, parallel);
    }

    /** Items × rows: 1 where a row has an item. */
    private float[][] held(int[][] rows) {
        float[][] held = new float[itemRoot.length][rows.length];
        for (int r = 0; r < rows.length; r++) {
            for (int i : rows[r]) {
                held[i][r] = 1;
            }
        }
        return held;
    }

    /** G times items × rows. */
    private float[][] blurred(float[][] signal, int rows, Parallel parallel) {
        return TruncatedSvd.multiply(byItem, TruncatedSvd.multiply(byUser, signal, rows, parallel), rows, parallel);
    }

    private void addIdeal(int[][] rows, float ideal, float[][] to, Parallel parallel) {
        float[][] spectra = new float[svd.rank()][rows.length];
        float[] spectrum = new float[svd.rank()];
        for (int r = 0; r < rows.length; r++) {
            Arrays.fill(spectrum, 0);
            for (int i : rows[r]) {
                RowMath.add(itemRoot[i], svd.vectors()[i], spectrum);
            }
            for (int k = 0; k < spectrum.length; k++) {
                spectra[k][r] = spectrum[k];
            }
        }
        parallel.forRange(to.length, 256, (from, until) -> {
            float[] scales = new float[spectra.length];
            for (int i = from; i < until; i++) {
                for (int k = 0; k < scales.length; k++) {
                    scales[k] = ideal / itemRoot[i] * svd.vectors()[i][k];
                }
                RowMath.add(scales, spectra, scales.length, to[i]);
            }
        });
    }

    /** Items × rows as rows × items. */
    private static float[][] turned(float[][] columns, int rows, Parallel parallel) {
        float[][] turned = new float[rows][columns.length];
        parallel.forRange(rows, 16, (from, to) -> {
            for (int i = 0; i < columns.length; i++) {
                for (int r = from; r < to; r++) {
                    turned[r][i] = columns[i][r];
                }
            }
        });
        return turned;
    }
}
