package io.clickshelf.recommendation.model;

import java.util.Arrays;

/**
 * Smooths a shopper's row over the graph of users and items: one exact hop through like-minded users, and the ideal low-pass filter
 * on the strongest singular vectors of the normalised matrix, its spectrum damped from the top.
 *
 * <p>With R̃ = Du^-½ R Di^-½ = U S Vᵀ, degrees d, and h the row's items weighted d^-½:
 * hop(j) = d(j)^-½ Σ R̃ᵀR̃ …, low(j) = d(j)^½ · (h V) g(S²) Vᵀ. Shen et al.: "How powerful is graph convolution for
 * recommendation?" (GF-CF, CIKM 2021); Choi et al.: "Blurring-sharpening process models" (BSPM, SIGIR 2023); Peng et al.: SGFCF (KDD
 * 2024). A fit costs a truncated SVD; a prediction O(Σ users of the items · their items + items · rank).
 */
final class GraphFilter {

    private static final int TILE = 128;

    private final SparseRows byUser;
    private final SparseRows byItem;
    private final float[] userWeight;
    private final float[] itemRoot;
    private final TruncatedSvd svd;

    private GraphFilter(InteractionMatrix x, float[] userWeight, float[] itemRoot, TruncatedSvd svd) {
        this.byUser = x.byUser();
        this.byItem = x.byItem();
        this.userWeight = userWeight;
        this.itemRoot = itemRoot;
        this.svd = svd;
    }

    /** @param x binary; {@code rounds} of subspace iteration, 3 to 6 */
    static GraphFilter fit(InteractionMatrix x, int rank, int rounds, Parallel parallel) {
        SparseRows rows = x.byUser();
        float[] userWeight = new float[x.users()];
        float[] itemRoot = new float[x.items()];
        for (int u = 0; u < userWeight.length; u++) {
            userWeight[u] = 1f / Math.max(1, rows.count(u));
        }
        for (int i = 0; i < itemRoot.length; i++) {
            itemRoot[i] = (float) (1 / Math.sqrt(Math.max(1, x.byItem().count(i))));
        }
        float[] values = new float[rows.entries()];
        for (int u = 0; u < userWeight.length; u++) {
            for (int e = rows.offsets()[u]; e < rows.offsets()[u + 1]; e++) {
                values[e] = (float) (Math.sqrt(userWeight[u]) * itemRoot[rows.indices()[e]]);
            }
        }
        SparseRows normalised = new SparseRows(rows.columns(), rows.offsets(), rows.indices(), values);
        return new GraphFilter(x, userWeight, itemRoot, TruncatedSvd.fit(normalised, rank, rounds, parallel));
    }

    /** d(i) / mean degree, to the power {@code exponent}: brings popular items up, or down if negative. */
    float[] popularity(double exponent) {
        double mean = (double) byUser.entries() / byUser.columns();
        float[] power = new float[byUser.columns()];
        for (int i = 0; i < power.length; i++) {
            power[i] = (float) Math.pow(Math.max(1, byItem.count(i)) / mean, exponent);
        }
        return power;
    }

    /** Per row of items, for every item j: d(j)^-½ · Σ over i in the row and users u of i who have j: d(i)^-½ / d(u). */
    float[][] hop(int[][] rows, Parallel parallel) {
        float[][] scores = new float[rows.length][itemRoot.length];
        parallel.forRange(rows.length, 16, (from, to) -> {
            for (int r = from; r < to; r++) {
                hop(rows[r], scores[r]);
            }
        });
        return scores;
    }

    private void hop(int[] items, float[] scores) {
        for (int i : items) {
            for (int e = byItem.offsets()[i]; e < byItem.offsets()[i + 1]; e++) {
                int user = byItem.indices()[e];
                float weight = itemRoot[i] * userWeight[user];
                for (int f = byUser.offsets()[user]; f < byUser.offsets()[user + 1]; f++) {
                    scores[byUser.indices()[f]] += weight;
                }
            }
        }
        for (int j = 0; j < scores.length; j++) {
            scores[j] *= itemRoot[j];
        }
    }

    /**
     * Per row of items, for every item: (h V) g(S²) Vᵀ with g(λ) = e^(−damping·λ), without the factor of d(j).
     */
    float[][] lowPass(int[][] rows, double damping, Parallel parallel) {
        int rank = svd.rank();
        int items = itemRoot.length;
        float[][] scores = new float[rows.length][items];
        parallel.forRange(rows.length, 64, (from, to) -> {
            float[][] spectra = new float[to - from][rank];
            for (int r = from; r < to; r++) {
                for (int i : rows[r]) {
                    TruncatedSvd.axpy(itemRoot[i], svd.vectors(), i * rank, spectra[r - from], 0, rank);
                }
                for (int k = 0; k < rank; k++) {
                    spectra[r - from][k] *= (float) Math.exp(-damping * svd.squares()[k]);
                }
            }
            float[] tile = new float[rank * TILE];
            float[] sums = new float[TILE];
            for (int first = 0; first < items; first += TILE) {
                int width = Math.min(TILE, items - first);
                turn(first, width, tile);
                for (int r = from; r < to; r++) {
                    multiply(spectra[r - from], tile, sums);
                    System.arraycopy(sums, 0, scores[r], first, width);
                }
            }
        });
        return scores;
    }

    /** Copies the singular vectors of some items so that a vector's entries lie side by side. */
    private void turn(int first, int width, float[] tile) {
        int rank = svd.rank();
        for (int i = 0; i < width; i++) {
            for (int k = 0; k < rank; k++) {
                tile[k * TILE + i] = svd.vectors()[(first + i) * rank + k];
            }
        }
    }

    private static void multiply(float[] spectrum, float[] tile, float[] sums) {
        Arrays.fill(sums, 0);
        int k = 0;
        for (; k + 4 <= spectrum.length; k += 4) {
            TruncatedSvd.axpy4(
                    spectrum[k], spectrum[k + 1], spectrum[k + 2], spectrum[k + 3], tile, k * TILE, sums, 0, TILE);
        }
        for (; k < spectrum.length; k++) {
            TruncatedSvd.axpy(spectrum[k], tile, k * TILE, sums, 0, TILE);
        }
    }
}
