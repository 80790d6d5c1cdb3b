package io.clickshelf.recommendation.model;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Gradient-boosted trees that learn to rank lists: each pair of a relevant and another item pulls apart as strongly as their exchange would change
 * NDCG.
 *
 * <p>Burges: "From RankNet to LambdaRank to LambdaMART" (2010). A tree takes O(rows · features · depth) and
 * O(Σ relevant · rows of a list); a prediction O(splits). Immutable.
 */
final class LambdaMart {

    private static final int FORMAT = 1;

    private final List<RegressionTree> trees;
    private final ForestScorer scorer;

    private LambdaMart(List<RegressionTree> trees) {
        this.trees = List.copyOf(trees);
        this.scorer = new ForestScorer(trees);
    }

    /** Whether any tree asks for a feature from a number on. */
    boolean asks(int feature) {
        return scorer.features() > feature;
    }

    /**
     * @param trees at most
     * @param rate  share of each tree that is kept
     * @param tree  how one is grown
     * @param cut   rank below which NDCG does not look
     */
    record Settings(int trees, double rate, TreeGrower.Settings tree, int cut) {
        static final Settings DEFAULT = new Settings(120, 0.08, new TreeGrower.Settings(12, 1, 1, 40), 20);
    }

    static LambdaMart fit(RankingData data, Settings settings, Parallel parallel) {
        FeatureBins bins = new FeatureBins(data.features());
        double[] score = data.base().clone();
        double[] gradient = new double[data.rows()];
        double[] weight = new double[data.rows()];
        List<RegressionTree> trees = new ArrayList<>();
        for (int t = 0; t < settings.trees(); t++) {
            Arrays.fill(gradient, 0);
            Arrays.fill(weight, 1e-6);
            parallel.forRange(data.lists(), 16, (from, to) -> {
                for (int q = from; q < to; q++) {
                    lambdas(data, q, score, settings.cut(), gradient, weight);
                }
            });
            RegressionTree tree = new TreeGrower(bins, settings.tree(), gradient, weight).grow(settings.rate());
            trees.add(tree);
            for (int r = 0; r < score.length; r++) {
                score[r] += tree.predict(data.features()[r]);
            }
        }
        return new LambdaMart(trees);
    }

    private static void lambdas(
            RankingData data, int list, double[] score, int cut, double[] gradient, double[] weight) {
        int from = data.starts()[list];
        int size = data.starts()[list + 1] - from;
        int[] order = new int[size];
        for (int n = 0; n < size; n++) {
            order[n] = from + n;
        }
        it.unimi.dsi.fastutil.ints.IntArrays.stableSort(order, (a, b) -> Double.compare(score[b], score[a]));
        double[] discount = new double[size];
        double ideal = 0;
        for (int rank = 0; rank < Math.max(size, Math.min(cut, data.wanted()[list])); rank++) {
            double at = rank < cut ? Math.log(2) / Math.log(rank + 2) : 0;
            ideal += rank < data.wanted()[list] ? at : 0;
            if (rank < size) {
                discount[rank] = at;
            }
        }
        for (int i = 0; i < size; i++) {
            if (!data.relevant()[order[i]]) {
                continue;
            }
            for (int j = 0; j < size; j++) {
                double exchange = Math.abs(discount[i] - discount[j]) / ideal;
                if (exchange > 0 && !data.relevant()[order[j]]) {
                    double doubt = 1 / (1 + Math.exp(score[order[i]] - score[order[j]]));
                    gradient[order[i]] += exchange * doubt;
                    gradient[order[j]] -= exchange * doubt;
                    double curve = exchange * doubt * (1 - doubt);
                    weight[order[i]] += curve;
                    weight[order[j]] += curve;
                }
            }
        }
    }

    int size() {
        return trees.size();
    }

    /** The first trees alone: an earlier stop of the same fit. */
    LambdaMart first(int count) {
        return new LambdaMart(trees.subList(0, Math.min(count, trees.size())));
    }

    /** What the trees add to the base score of each row. */
    double[] corrections(float[][] features) {
        return scorer.sums(features);
    }

    void save(DataOutput out) throws IOException {
        out.writeInt(FORMAT);
        out.writeInt(trees.size());
        for (RegressionTree tree : trees) {
            tree.save(out);
        }
    }

    static LambdaMart load(DataInput in) throws IOException {
        int format = in.readInt();
        if (format != FORMAT) {
            throw new IOException("Ranker of format " + format + "; this version reads " + FORMAT + ".");
        }
        List<RegressionTree> trees = new ArrayList<>();
        for (int t = in.readInt(); t > 0; t--) {
            trees.add(RegressionTree.load(in));
        }
        return new LambdaMart(trees);
    }
}
