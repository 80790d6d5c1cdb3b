package io.clickshelf.recommendation.model;

/**
 * The ideal low-pass filter over the graph of users and items: a row is rebuilt from the strongest singular vectors of the normalised matrix, their
 * spectrum damped from the top.
 *
 * <p>With R̃ = Du^-½ R Di^-½ = U S Vᵀ and h the row's items weighted d^-½: score = (h V) g(S²) Vᵀ, g(λ) = e^(−damping·λ). The factor
 * d(j) of the target is left to the blend. Shen et al.: "How powerful is graph convolution for recommendation?" (GF-CF, CIKM 2021);
 * Peng et al.: SGFCF (KDD 2024). A fit costs a truncated SVD, a row O((its items + those asked for) · rank).
 */
final class LowPassFilter {

    private final SparseRows normalised;
    private final float[] itemRoot;
    private final TruncatedSvd svd;

    private LowPassFilter(SparseRows normalised, float[] itemRoot, TruncatedSvd svd) {
        this.normalised = normalised;
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
        return new LowPassFilter(normalised, itemRoot, TruncatedSvd.fit(normalised, rank, rounds, parallel));
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

    /** Over the same graph. */
    SharpenedFilter sharpened() {
        return new SharpenedFilter(normalised, itemRoot, svd);
    }

    private float product(float[] spectrum, int item) {
        return AlsRowSolver.dot(spectrum, 0, svd.vectors()[item], 0, spectrum.length);
    }
}
