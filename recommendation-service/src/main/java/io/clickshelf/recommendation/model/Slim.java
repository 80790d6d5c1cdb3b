package io.clickshelf.recommendation.model;

import java.util.Arrays;

/**
 * SLIM with its items chosen beforehand: the weights of an item's nearest neighbours that best rebuild its column from theirs, by ridge
 * regression. It is to large catalogues what {@link Ease} is to small ones: nothing of the size of items² is needed.
 *
 * <p>Ning, Karypis: "SLIM: sparse linear methods for top-N recommender systems" (ICDM 2011), fsSLIM there, without the lasso; solved by
 * coordinate descent (Friedman, Hastie, Tibshirani 2010). O(sweeps · Σ entries of each item's neighbours) beside {@link ItemKnn};
 * memory items · neighbours.
 */
final class Slim {

    static final double LAMBDA = 5;
    static final int NEIGHBOURS = 100;

    /** Neighbours overlap little, so that weights soon stand still: after this many sweeps at the latest. */
    private static final int MOST_SWEEPS = 20;

    private static final float STILL = 1e-3f;

    private static final ItemKnn.Settings NEAREST = new ItemKnn.Settings(10, 0.5, 0.3, 0);

    private Slim() {}

    /**
     * @param lambda     regularisation, positive
     * @param neighbours of an item that are looked at
     * @param width      strongest weights kept per item
     * @return row i: how much having item i speaks for each item j
     */
    static SparseRows fit(InteractionMatrix x, double lambda, int neighbours, int width, Parallel parallel) {
        if (!(lambda > 0)) {
            throw new IllegalArgumentException("lambda is " + lambda + "; it must be positive.");
        }
        ItemKnn.Settings nearest =
                new ItemKnn.Settings(NEAREST.shrink(), NEAREST.balance(), NEAREST.userPower(), neighbours);
        SparseRows sources = ItemKnn.fit(x, nearest, parallel);
        float[] weights = new float[sources.entries()];
        float[] energies = energies(x.byItem());
        parallel.forRange(x.items(), 64, (from, to) -> {
            float[] residual = new float[x.users()];
            for (int j = from; j < to; j++) {
                add(x.byItem(), j, 1, residual);
                float moved = 1;
                for (int sweep = 0; sweep < MOST_SWEEPS && moved > STILL; sweep++) {
                    moved = sweep(x.byItem(), sources, j, energies, (float) lambda, weights, residual);
                }
                clear(x.byItem(), sources, j, residual);
            }
        });
        SparseRows all = new SparseRows(x.items(), sources.offsets(), sources.indices(), weights).transposed();
        return SparseBuilder.rows(x.items(), x.items(), width, parallel, () -> (i, keep) -> {
            for (int e = all.offsets()[i]; e < all.offsets()[i + 1]; e++) {
                keep.offer(all.indices()[e], all.values()[e]);
            }
        });
    }

    /** Σ value² of each item. */
    private static float[] energies(SparseRows items) {
        float[] energies = new float[items.rows()];
        for (int i = 0; i < energies.length; i++) {
            for (int e = items.offsets()[i]; e < items.offsets()[i + 1]; e++) {
                energies[i] += items.values()[e] * items.values()[e];
            }
        }
        return energies;
    }

    /** Solves each weight of item j in turn, the others as they are; how far the weight that moved most did. */
    private static float sweep(
            SparseRows items,
            SparseRows sources,
            int j,
            float[] energies,
            float lambda,
            float[] weights,
            float[] residual) {
        float most = 0;
        for (int n = sources.offsets()[j]; n < sources.offsets()[j + 1]; n++) {
            int source = sources.indices()[n];
            float missing = energies[source] * weights[n];
            for (int e = items.offsets()[source]; e < items.offsets()[source + 1]; e++) {
                missing += items.values()[e] * residual[items.indices()[e]];
            }
            float weight = missing / (energies[source] + lambda);
            add(items, source, weights[n] - weight, residual);
            most = Math.max(most, Math.abs(weight - weights[n]));
            weights[n] = weight;
        }
        return most;
    }

    private static void add(SparseRows items, int item, float scale, float[] residual) {
        for (int e = items.offsets()[item]; e < items.offsets()[item + 1]; e++) {
            residual[items.indices()[e]] += scale * items.values()[e];
        }
    }

    /** Back to zero where item j or a neighbour touched it; all of it where that is less to do. */
    private static void clear(SparseRows items, SparseRows sources, int j, float[] residual) {
        int touched = items.count(j);
        for (int n = sources.offsets()[j]; n < sources.offsets()[j + 1]; n++) {
            touched += items.count(sources.indices()[n]);
        }
        if (touched > residual.length) {
            Arrays.fill(residual, 0);
            return;
        }
        clear(items, j, residual);
        for (int n = sources.offsets()[j]; n < sources.offsets()[j + 1]; n++) {
            clear(items, sources.indices()[n], residual);
        }
    }

    private static void clear(SparseRows items, int item, float[] residual) {
        for (int e = items.offsets()[item]; e < items.offsets()[item + 1]; e++) {
            residual[items.indices()[e]] = 0;
        }
    }
}
