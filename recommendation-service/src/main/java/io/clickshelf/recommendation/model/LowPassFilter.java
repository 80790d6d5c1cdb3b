package io.clickshelf.recommendation.model;

/**
 * The ideal low-pass filter over the graph of users and items: a row is rebuilt from the strongest singular vectors of the normalised matrix, their
 * spectrum damped from the top.
 *
 * <p>With R̃ = Du^-½ R Di^-½ = U S Vᵀ and h the row's items weighted d^-½: score = (h V) g(S²) Vᵀ, g(λ) = e^(−damping·λ). The factor
 * d(j) of the target is left to the blend. Shen et al.: "How powerful is graph convolution for recommendation?" (GF-CF, CIKM 2021);
 * Choi et al.: "Blurring-sharpening process models" (BSPM, SIGIR 2023); Peng et al.: SGFCF (KDD 2024). A fit costs a
 * truncated SVD, a row O((its items + those asked for) · rank).
 */
final class LowPassFilter {

    /** Rows that share a passage over the singular vectors, and how many of these lie in the cache at a time. */
    private static final int ROWS = 32;

    private static final int PANEL = 128;

    private final float[] itemRoot;
    private final TruncatedSvd svd;

    private LowPassFilter(float[] itemRoot, TruncatedSvd svd) {
        this.itemRoot = itemRoot;
        this.svd = svd;
    }

    /** @param x binary; {@code rounds} of subspace iteration, 3 to 6 */
    static LowPassFilter fit(InteractionMatrix x, int rank, int rounds, Parallel parallel) {
        SparseRows rows = x.byUser();
        float[] itemRoot = new float[x.items()];
        for (int i = 0; i < itemRoot.length; i++) {
            itemRoot[i] = (float) (1 / Math.sqrt(Math.max(1, x.byItem().count(i))));
        }
        float[] values = new float[rows.entries()];
        for (int u = 0; u < x.users(); u++) {
            double userRoot = 1 / Math.sqrt(Math.max(1, rows.count(u)));
            for (int e = rows.offsets()[u]; e < rows.offsets()[u + 1]; e++) {
                values[e] = (float) (userRoot * itemRoot[rows.indices()[e]]);
            }
        }
        SparseRows normalised = new SparseRows(rows.columns(), rows.offsets(), rows.indices(), values);
        return new LowPassFilter(itemRoot, TruncatedSvd.fit(normalised, rank, rounds, parallel));
    }

    /** Per row of items, the scores of given items. */
    float[][] scores(int[][] rows, int[][] ids, double damping, Parallel parallel) {
        int rank = svd.rank();
        float[][] scores = new float[rows.length][];
        parallel.forRange(rows.length, 16, (from, to) -> {
            for (int r = from; r < to; r++) {
                float[] spectrum = new float[rank];
                for (int i : rows[r]) {
                    RowMath.add(itemRoot[i], svd.vectors()[i], spectrum);
                }
                for (int k = 0; k < rank; k++) {
                    spectrum[k] *= (float) Math.exp(-damping * svd.squares()[k]);
                }
                scores[r] = new float[ids[r].length];
                for (int n = 0; n < ids[r].length; n++) {
                    scores[r][n] = product(spectrum, ids[r][n]);
                }
            }
        });
        return scores;
    }

    /**
     * Sharpens what another filter has blurred: takes from its scores what many users share, e^(−strength·S²) in the space of the singular
     * vectors. Outside, where little is left, the spectrum counts as half of the weakest kept.
     *
     * @param spectra of the other filter's scores of every item: {@link #spectra}
     * @param scores  per row: its scores of {@code ids}
     */
    float[][] sharpened(float[][] spectra, int[][] ids, double strength, float[][] scores, Parallel parallel) {
        float[] gains = new float[svd.rank()];
        for (int k = 0; k < gains.length; k++) {
            double above = svd.squares()[k] - svd.squares()[gains.length - 1] / 2;
            gains[k] = (float) (Math.exp(-strength * above) - 1);
        }
        float[][] sharpened = new float[scores.length][];
        parallel.forRange(scores.length, ROWS, (from, to) -> {
            float[] spectrum = new float[gains.length];
            for (int r = from; r < to; r++) {
                for (int k = 0; k < gains.length; k++) {
                    spectrum[k] = spectra[r][k] * gains[k];
                }
                sharpened[r] = scores[r].clone();
                for (int n = 0; n < ids[r].length; n++) {
                    int item = ids[r][n];
                    sharpened[r][n] += product(spectrum, item) / itemRoot[item];
                }
            }
        });
        return sharpened;
    }

    /**
     * Scores of every item, in the coordinates of the normalised matrix, times the singular vectors, some of which at a time meet several rows;
     * O(items · rank) a row.
     */
    float[][] spectra(float[][] whole, Parallel parallel) {
        float[][] spectra = new float[whole.length][svd.rank()];
        parallel.forRange(whole.length, ROWS, (from, to) -> {
            float[] one = new float[PANEL];
            float[] two = new float[PANEL];
            float[] odd = new float[svd.rank()];
            for (int first = 0; first < itemRoot.length; first += PANEL) {
                int count = Math.min(PANEL, itemRoot.length - first);
                for (int r = from; r < to; r += 2) {
                    boolean pair = r + 1 < to;
                    weigh(whole[r], first, count, one);
                    weigh(whole[pair ? r + 1 : r], first, count, two);
                    RowMath.addBoth(one, two, svd.vectors(), first, count, spectra[r], pair ? spectra[r + 1] : odd);
                }
            }
        });
        return spectra;
    }

    private void weigh(float[] scores, int first, int count, float[] weighed) {
        for (int n = 0; n < count; n++) {
            weighed[n] = scores[first + n] * itemRoot[first + n];
        }
    }

    private float product(float[] spectrum, int item) {
        return AlsRowSolver.dot(spectrum, 0, svd.vectors()[item], 0, spectrum.length);
    }
}
