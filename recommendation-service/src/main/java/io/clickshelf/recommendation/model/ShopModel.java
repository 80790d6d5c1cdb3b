package io.clickshelf.recommendation.model;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The numbers behind a {@link ShopRecommender}: score(j) = factor(j) · (Σ history(i) · matrix(i, j) + history(j) · buyAgain(j) + Σ clicks(i) ·
 * session(i, j) + prior(j)).
 *
 * @param matrix   what having i says for j: all item-item generators in one, strongest entries of each row
 * @param session  what a click on i says for j
 * @param similar  neighbours by who took them
 * @param together partners in baskets by lift
 * @param buyAgain what having j says for j itself
 * @param prior    what anyone gets
 * @param factor   trend
 */
record ShopModel(
        SparseRows matrix,
        SparseRows session,
        SparseRows similar,
        SparseRows together,
        float[] buyAgain,
        float[] prior,
        float[] factor) {

    private static final int SHOWN = 50;
    private static final int MIN_SUPPORT = 3;
    /** How much one visit's clicks weigh against the whole history, each of length 1. */
    private static final double SESSION_WEIGHT = 1.5;

    static ShopModel of(InteractionLog log, ShopTuner.Choice choice, ShopSettings settings, Parallel parallel) {
        ShopBlend blend = choice.blend();
        ShopGenerators generators = ShopGenerators.fit(log, blend.easeLambda(), settings, parallel);
        double[] weights = new double[ShopBlend.NAMES.length];
        for (int g = 0; g < weights.length; g++) {
            weights[g] = blend.weights()[g] / choice.scales()[g];
        }
        SparseRows[] parts = generators.matrices();
        SparseRows matrix = sum(parts, weights, settings.neighbours(), parallel);
        double click = SESSION_WEIGHT / choice.scales()[ShopBlend.BASKET];
        SparseRows session = sum(
                new SparseRows[] {matrix, parts[ShopBlend.BASKET]},
                new double[] {SESSION_WEIGHT / 2, click / 2},
                settings.neighbours(),
                parallel);
        int products = log.products().size();
        float[] buyAgain = new float[products];
        float[] prior = new float[products];
        for (int i = 0; i < products; i++) {
            buyAgain[i] = (float) (weights[ShopBlend.BUY_AGAIN] * generators.repurchase()[i]);
            for (int p = 0; p < generators.popularity().length; p++) {
                prior[i] +=
                        (float) (weights[ShopBlend.POPULARITY + p] * generators.popularity()[p][i]);
            }
            // A newcomer without any history still needs an order of products.
            prior[i] += 1e-4f * generators.popularity()[generators.popularity().length - 1][i];
        }
        return new ShopModel(
                matrix,
                session,
                strongest(parts[ShopBlend.KNN], parallel),
                BoughtTogether.fit(log.byBasket(), MIN_SUPPORT, SHOWN, parallel),
                buyAgain,
                prior,
                ShopScores.trendFactor(generators.trend(), blend.trendPower()));
    }

    private static SparseRows strongest(SparseRows rows, Parallel parallel) {
        return sum(new SparseRows[] {rows}, new double[] {1}, SHOWN, parallel);
    }

    private static SparseRows sum(SparseRows[] parts, double[] weights, int width, Parallel parallel) {
        int n = parts[0].rows();
        return SparseBuilder.rows(n, n, width, parallel, () -> {
            ScoreBuffer sums = new ScoreBuffer(n);
            return (i, keep) -> {
                for (int g = 0; g < parts.length; g++) {
                    SparseRows part = parts[g];
                    for (int e = part.offsets()[i]; weights[g] != 0 && e < part.offsets()[i + 1]; e++) {
                        sums.add(part.indices()[e], (float) weights[g] * part.values()[e]);
                    }
                }
                for (int t = 0; t < sums.size(); t++) {
                    keep.offer(sums.id(t), sums.get(sums.id(t)));
                }
                sums.clear();
            };
        });
    }

    void save(DataOutput out) throws IOException {
        matrix.save(out);
        session.save(out);
        similar.save(out);
        together.save(out);
        for (float[] vector : new float[][] {buyAgain, prior, factor}) {
            for (float value : vector) {
                out.writeFloat(value);
            }
        }
    }

    static ShopModel load(DataInput in) throws IOException {
        SparseRows matrix = SparseRows.load(in);
        return new ShopModel(
                matrix,
                SparseRows.load(in),
                SparseRows.load(in),
                SparseRows.load(in),
                vector(in, matrix.rows()),
                vector(in, matrix.rows()),
                vector(in, matrix.rows()));
    }

    private static float[] vector(DataInput in, int length) throws IOException {
        float[] vector = new float[length];
        for (int i = 0; i < length; i++) {
            vector[i] = in.readFloat();
        }
        return vector;
    }
}
