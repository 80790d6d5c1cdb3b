package io.clickshelf.recommendation.model;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The trees of a forest for many rows at once: every split rules out leaves of all rows together, and the first leaf left is the answer.
 *
 * <p>Lucchese et al.: "QuickScorer: A Fast Algorithm to Rank Documents with Additive Ensembles of Regression Trees" (SIGIR 2015). Takes O(rows · splits)
 * without a branch, several rows an instruction, where walking the trees takes O(rows · trees · depth) with one that can't be foretold
 * a step. Immutable.
 */
final class ForestScorer {

    /** As many as an int has bits. */
    static final int MOST_LEAVES = Integer.SIZE;

    /** Per feature: what the trees compare it with, ascending; empty where none asks. */
    private final float[][] borders;

    private final List<Masks> trees;

    ForestScorer(List<RegressionTree> trees) {
        int features = trees.stream()
                        .flatMapToInt(tree -> Arrays.stream(tree.feature()))
                        .max()
                        .orElse(-1)
                + 1;
        borders = new float[features][];
        for (int f = 0; f < features; f++) {
            borders[f] = borders(trees, f);
        }
        this.trees = trees.stream().map(tree -> Masks.of(tree, borders)).toList();
    }

    private static float[] borders(List<RegressionTree> trees, int feature) {
        double[] all = trees.stream()
                .flatMapToDouble(tree -> IntStream.range(0, tree.feature().length)
                        .filter(node -> tree.feature()[node] == feature)
                        .mapToDouble(node -> tree.threshold()[node] + 0.0)) // one zero, not two
                .sorted()
                .distinct()
                .toArray();
        float[] borders = new float[all.length];
        for (int b = 0; b < all.length; b++) {
            borders[b] = (float) all[b];
        }
        return borders;
    }

    /** From 0 on; a tree asks for no feature above it. */
    int features() {
        return borders.length;
    }

    /** What the trees add up to for each row of features. */
    double[] sums(float[][] rows) {
        int[][] places = new int[borders.length][];
        for (int f = 0; f < places.length; f++) {
            places[f] = places(rows, f);
        }
        double[] sums = new double[rows.length];
        int[] left = new int[rows.length];
        for (Masks tree : trees) {
            Arrays.fill(left, -1);
            for (int s = 0; s < tree.feature.length; s++) {
                exclude(places[tree.feature[s]], tree.border[s] + 1, tree.mask[s], left);
            }
            for (int r = 0; r < sums.length; r++) {
                sums[r] += tree.value[Integer.numberOfTrailingZeros(left[r])];
            }
        }
        return sums;
    }

    /** Per row how many of the feature's borders lie below it: it is at most border b just if that is at most b. */
    private int[] places(float[][] rows, int feature) {
        int[] places = new int[rows.length];
        float[] below = borders[feature];
        for (int r = 0; below.length > 0 && r < places.length; r++) {
            float value = rows[r][feature];
            if (r > 0 && value == rows[r - 1][feature]) {
                places[r] = places[r - 1]; // much is said of the shopper, and the same for all
            } else if (Float.isNaN(value)) {
                places[r] = below.length;
            } else {
                int at = Arrays.binarySearch(below, value + 0f);
                places[r] = at >= 0 ? at : -at - 1;
            }
        }
        return places;
    }

    private static void exclude(int[] places, int end, int mask, int[] left) {
        for (int r = 0; r < left.length; r++) {
            left[r] &= mask | ((places[r] - end) >> 31);
        }
    }

    /**
     * A tree, its leaves numbered from left to right.
     *
     * @param feature of each split
     * @param border  of each split
     * @param mask    of each split: what is left where its answer is no, all but the leaves below its left side
     * @param value   of each leaf
     */
    private record Masks(int[] feature, int[] border, int[] mask, float[] value) {

        static Masks of(RegressionTree tree, float[][] borders) {
            int leaves = 1
                    + (int) Arrays.stream(tree.feature())
                            .filter(asked -> asked >= 0)
                            .count();
            if (leaves > MOST_LEAVES) {
                throw new IllegalArgumentException(
                        "The tree has " + leaves + " leaves; at most " + MOST_LEAVES + " can be told apart.");
            }
            Masks masks = new Masks(new int[leaves - 1], new int[leaves - 1], new int[leaves - 1], new float[leaves]);
            masks.fill(tree, borders, 0, 0, 0);
            return masks;
        }

        /** Takes in the tree below a node; returns the number of its leaves. */
        private int fill(RegressionTree tree, float[][] borders, int node, int split, int leaf) {
            int asked = tree.feature()[node];
            if (asked < 0) {
                value[leaf] = tree.value()[node];
                return 1;
            }
            int leftLeaves = fill(tree, borders, tree.left()[node], split + 1, leaf);
            feature[split] = asked;
            border[split] = Arrays.binarySearch(borders[asked], tree.threshold()[node] + 0f);
            mask[split] = ~(((1 << leftLeaves) - 1) << leaf);
            return leftLeaves + fill(tree, borders, tree.right()[node], split + leftLeaves, leaf + leftLeaves);
        }
    }
}
