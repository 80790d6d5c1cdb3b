package io.clickshelf.recommendation.model;

/**
 * EASE^R: the item-item weights that best rebuild each user's row from its other items, in closed form: B = I − P · diag(1/P) with P
 * = (XᵀX + λI)⁻¹.
 *
 * <p>Steck: "Embarrassingly shallow autoencoders for sparse data" (WWW 2019). O(items³/2) time and items²/2 floats of memory to
 * fit.
 */
final class Ease {

    private Ease() {}

    /**
     * @param lambda regularisation, positive; more for noisier data
     * @param width  strongest weights kept per item
     * @return row i: how much having item i speaks for each item j
     */
    static SparseRows fit(InteractionMatrix x, double lambda, int width, Parallel parallel) {
        if (!(lambda > 0)) {
            throw new IllegalArgumentException("lambda is " + lambda + "; it must be positive.");
        }
        int n = x.items();
        float[][] p = gram(x, parallel);
        for (int i = 0; i < n; i++) {
            p[i][i] += (float) lambda;
        }
        SpdInverse.invert(p, parallel);
        return SparseBuilder.rows(n, n, width, parallel, () -> (i, keep) -> {
            for (int j = 0; j < n; j++) {
                float pij = j < i ? p[i][j] : p[j][i];
                if (j != i && pij != 0) {
                    keep.offer(j, -pij / p[j][j]);
                }
            }
        });
    }

    /** Lower triangle of XᵀX; O(Σ (items of a user)²). */
    static float[][] gram(InteractionMatrix x, Parallel parallel) {
        SparseRows users = x.byUser();
        SparseRows items = x.byItem();
        float[][] gram = new float[x.items()][];
        parallel.forRange(x.items(), 64, (from, to) -> {
            for (int i = from; i < to; i++) {
                float[] row = new float[i + 1];
                for (int e = items.offsets()[i]; e < items.offsets()[i + 1]; e++) {
                    int user = items.indices()[e];
                    float value = items.values()[e];
                    for (int f = users.offsets()[user]; users.indices()[f] < i; f++) {
                        row[users.indices()[f]] += value * users.values()[f];
                    }
                    row[i] += value * value;
                }
                gram[i] = row;
            }
        });
        return gram;
    }
}
