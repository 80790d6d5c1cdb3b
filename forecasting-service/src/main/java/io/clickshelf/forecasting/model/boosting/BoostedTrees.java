package io.clickshelf.forecasting.model.boosting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A sum of trees that corrects the logarithm of an expected count or amount, fitted to the Tweedie deviance (Jorgensen
 * 1987), which suits demand that is often zero: its power 1 is Poisson's. Stochastic gradient boosting (Friedman 2002).
 *
 * <p>Fit: O(trees · rows · features · depth); predict: O(trees · depth).
 */
public final class BoostedTrees {

    private static final double LARGEST_LOGARITHM = 30;

    private final List<Tree> trees;

    private BoostedTrees(List<Tree> trees) {
        this.trees = List.copyOf(trees);
    }

    /** Corrects nothing. */
    public static BoostedTrees none() {
        return new BoostedTrees(List.of());
    }

    /** @param power of the variance, from 1 to less than 2 */
    public static BoostedTrees fit(TrainingTable table, double power, BoostingSettings settings, long seed) {
        if (!(power >= 1 && power < 2)) {
            throw new IllegalArgumentException("power is " + power + "; it must lie in 1 to less than 2.");
        }
        int rows = table.rows();
        double[] score = new double[rows];
        for (int i = 0; i < rows; i++) {
            score[i] = table.offset()[i];
        }
        double[] gradient = new double[rows];
        double[] curvature = new double[rows];
        SplittableRandom random = new SplittableRandom(seed);
        List<Tree> trees = new ArrayList<>();
        for (int round = 0; round < settings.trees(); round++) {
            derive(table, power, score, gradient, curvature);
            boolean[] allowed = new boolean[table.columns().length];
            for (int f = 0; f < allowed.length; f++) {
                allowed[f] = random.nextDouble() < settings.featureShare();
            }
            int[] sample = new int[rows];
            int n = 0;
            for (int i = 0; i < rows; i++) {
                if (random.nextDouble() < settings.rowShare()) {
                    sample[n++] = i;
                }
            }
            Tree tree = new TreeGrower(table, settings, gradient, curvature, allowed).grow(Arrays.copyOf(sample, n));
            trees.add(tree);
            addTo(score, table, tree);
        }
        return new BoostedTrees(trees);
    }

    /** What the trees add to the logarithm of the expected value. */
    public double correction(float[] features) {
        double sum = 0;
        for (Tree tree : trees) {
            sum += tree.predict(features);
        }
        return sum;
    }

    private static void derive(
            TrainingTable table, double power, double[] score, double[] gradient, double[] curvature) {
        for (int i = 0; i < score.length; i++) {
            double s = Math.clamp(score[i], -LARGEST_LOGARITHM, LARGEST_LOGARITHM);
            double own = Math.exp((2 - power) * s);
            double given = table.target()[i] == 0 ? 0 : table.target()[i] * Math.exp((1 - power) * s);
            gradient[i] = table.weight()[i] * (own - given);
            curvature[i] = table.weight()[i] * ((2 - power) * own - (1 - power) * given);
        }
    }

    private static void addTo(double[] score, TrainingTable table, Tree tree) {
        int[] bins = new int[tree.feature().length];
        for (int node = 0; node < bins.length; node++) {
            bins[node] = table.bins()[tree.feature()[node]].of(tree.threshold()[node]);
            if (tree.threshold()[node] == Float.NEGATIVE_INFINITY) {
                bins[node] = 0;
            }
        }
        for (int i = 0; i < score.length; i++) {
            int node = bins.length == 0 ? ~0 : 0;
            while (node >= 0) {
                node = table.columns()[tree.feature()[node]][i] > bins[node] ? tree.right()[node] : tree.left()[node];
            }
            score[i] += tree.value()[~node];
        }
    }
}
