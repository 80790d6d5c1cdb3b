package io.clickshelf.pricing.model.promotion;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Stochastic gradient boosting of small trees (Friedman 2002), for a mean (squared loss) or a probability (logistic loss).
 * O(trees x depth x rows x features).
 */
final class GradientBoosting implements OutcomeModel {

    /** What is predicted. */
    enum Loss {
        SQUARED,
        LOGISTIC
    }

    private static final int TREES = 100;
    private static final int LEAVES = 4;
    private static final int MIN_ROWS = 200;
    private static final double L2 = 10;
    private static final double RATE = .05;
    private static final double SUBSAMPLE = .8;

    private final Loss loss;
    private final double start;
    private final List<RegressionTree> trees;

    private GradientBoosting(Loss loss, double start, List<RegressionTree> trees) {
        this.loss = loss;
        this.start = start;
        this.trees = trees;
    }

    static GradientBoosting fit(double[][] x, double[] y, Loss loss, long seed) {
        int n = x.length;
        double mean = 0;
        for (double v : y) {
            mean += v / n;
        }
        double bounded = Math.clamp(mean, 1e-6, 1 - 1e-6);
        double start = loss == Loss.LOGISTIC ? Math.log(bounded / (1 - bounded)) : mean;
        BinnedFeatures features = new BinnedFeatures(x);
        double[] score = new double[n];
        java.util.Arrays.fill(score, start);
        double[] gradient = new double[n];
        double[] hessian = new double[n];
        int minRows = Math.min(MIN_ROWS, Math.max(5, n / 20));
        // With logistic loss hessians are p(1-p): at a low base rate the same penalty would swallow all.
        double l2 = loss == Loss.LOGISTIC ? L2 * bounded * (1 - bounded) * 4 : L2;
        List<RegressionTree> trees = new ArrayList<>(TREES);
        SplittableRandom random = new SplittableRandom(seed);
        for (int t = 0; t < TREES; t++) {
            int[] rows = new int[n];
            int count = 0;
            for (int i = 0; i < n; i++) {
                if (loss == Loss.LOGISTIC) {
                    double p = 1 / (1 + Math.exp(-score[i]));
                    gradient[i] = p - y[i];
                    hessian[i] = Math.max(1e-9, p * (1 - p));
                } else {
                    gradient[i] = score[i] - y[i];
                    hessian[i] = 1;
                }
                if (random.nextDouble() < SUBSAMPLE) {
                    rows[count++] = i;
                }
            }
            RegressionTree tree = RegressionTree.grow(
                    features, java.util.Arrays.copyOf(rows, count), gradient, hessian, LEAVES, minRows, l2);
            trees.add(tree);
            for (int i = 0; i < n; i++) {
                score[i] += RATE * tree.predict(x[i]);
            }
        }
        return new GradientBoosting(loss, start, List.copyOf(trees));
    }

    @Override
    public double predict(double[] x) {
        double score = start;
        for (RegressionTree tree : trees) {
            score += RATE * tree.predict(x);
        }
        return loss == Loss.LOGISTIC ? 1 / (1 + Math.exp(-score)) : score;
    }

    @Override
    public void save(DataOutput out) throws IOException {
        out.writeBoolean(loss == Loss.LOGISTIC);
        out.writeDouble(start);
        out.writeInt(trees.size());
        for (RegressionTree tree : trees) {
            tree.save(out);
        }
    }

    static GradientBoosting load(DataInput in) throws IOException {
        Loss loss = in.readBoolean() ? Loss.LOGISTIC : Loss.SQUARED;
        double start = in.readDouble();
        RegressionTree[] trees = new RegressionTree[in.readInt()];
        for (int t = 0; t < trees.length; t++) {
            trees[t] = RegressionTree.load(in);
        }
        return new GradientBoosting(loss, start, List.of(trees));
    }
}
