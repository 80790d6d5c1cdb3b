package io.clickshelf.pricing.model.price;

import java.util.Arrays;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;

/**
 * Log units of a product over many outlets or channels: each has its own level, and its own reaction around the common one
 * to the first of the features (own price, say); all share the reactions to the rest (other products' and rivals' prices,
 * promotions, display, last period's price, season). A ridge regression on standardised features whose penalties are the
 * inverse variances of the effects, re-estimated from the effects themselves (empirical Bayes; Gelman and Hill 2007).
 * O(rows x features squared) a round plus O((outlets x own)^3). Immutable.
 */
public final class PanelResponse {

    private static final int ROUNDS = 4;

    private final Design design;
    private final double[] weight;

    private PanelResponse(Design design, double[] weight) {
        this.design = design;
        this.weight = weight;
    }

    /**
     * Which columns a row has: the constant, the standardised features, its outlet's level, and its outlet's own reactions.
     *
     * @param mean   of each feature
     * @param scale  one over its standard deviation; 0 where it never moves
     * @param groups number of outlets
     * @param own    how many of the first features each outlet reacts to in its own way
     */
    private record Design(double[] mean, double[] scale, int groups, int own) {

        static Design of(double[][] x, double[] trust, int groups, int own) {
            int d = x[0].length;
            double[] mean = new double[d];
            double[] scale = new double[d];
            double all = Arrays.stream(trust).sum();
            for (int i = 0; i < x.length; i++) {
                for (int j = 0; j < d; j++) {
                    mean[j] += trust[i] * x[i][j] / all;
                }
            }
            for (int i = 0; i < x.length; i++) {
                for (int j = 0; j < d; j++) {
                    double away = x[i][j] - mean[j];
                    scale[j] += trust[i] * away * away / all;
                }
            }
            for (int j = 0; j < d; j++) {
                scale[j] = scale[j] > 1e-12 ? 1 / Math.sqrt(scale[j]) : 0;
            }
            return new Design(mean, scale, groups, own);
        }

        int width() {
            return 1 + mean.length + groups * (1 + own);
        }

        /** Columns of a row that aren't zero. */
        int filled() {
            return 2 + mean.length + own;
        }

        /**
         * @param at gets the columns
         * @param z  gets their values
         */
        void fill(double[] x, int group, int[] at, double[] z) {
            int d = mean.length;
            at[0] = 0;
            z[0] = 1;
            for (int j = 0; j < d; j++) {
                at[1 + j] = 1 + j;
                z[1 + j] = (x[j] - mean[j]) * scale[j];
            }
            at[1 + d] = 1 + d + group;
            z[1 + d] = 1;
            for (int k = 0; k < own; k++) {
                at[2 + d + k] = 1 + d + groups * (1 + k) + group;
                z[2 + d + k] = z[1 + k];
            }
        }

        /** One variance for the common effects, one for the levels, one for each own reaction. */
        int kinds() {
            return 2 + own;
        }

        int kind(int column) {
            return column <= mean.length ? 0 : 1 + (column - 1 - mean.length) / groups;
        }
    }

    /** Sums of a weighted regression: products of the columns, of the columns and y, of y. */
    private record Sums(double[][] xx, double[] xy, double yy, int rows) {}

    /**
     * @param x        features by row
     * @param group    outlet of each row, counted from zero
     * @param groups   number of outlets
     * @param own      how many of the first features each outlet reacts to in its own way; zero for none
     * @param logUnits by row
     * @param trust    weight of each row, above zero
     * @throws IllegalArgumentException if there is no row
     */
    public static PanelResponse fit(double[][] x, int[] group, int groups, int own, double[] logUnits, double[] trust) {
        if (x.length == 0) {
            throw new IllegalArgumentException("There is no row to learn from.");
        }
        Design design = Design.of(x, trust, groups, own);
        double all = Arrays.stream(trust).sum();
        double level = 0;
        for (int i = 0; i < x.length; i++) {
            level += trust[i] * logUnits[i] / all;
        }
        double[][] xx = new double[design.width()][design.width()];
        double[] xy = new double[design.width()];
        int[] at = new int[design.filled()];
        double[] z = new double[design.filled()];
        double yy = 0;
        for (int i = 0; i < x.length; i++) {
            design.fill(x[i], group[i], at, z);
            double y = logUnits[i] - level;
            yy += trust[i] * y * y;
            for (int a = 0; a < at.length; a++) {
                double v = trust[i] * z[a];
                xy[at[a]] += v * y;
                for (int b = 0; b < at.length; b++) {
                    xx[at[a]][at[b]] += v * z[b];
                }
            }
        }
        double[] weight = empiricalBayes(design, new Sums(xx, xy, yy, x.length));
        weight[0] += level;
        return new PanelResponse(design, weight);
    }

    private static double[] empiricalBayes(Design design, Sums sums) {
        int width = design.width();
        double noise = sums.yy / sums.rows;
        double[] variance = new double[design.kinds()];
        Arrays.fill(variance, noise);
        double[] weight = new double[width];
        for (int round = 0; round < ROUNDS; round++) {
            double[][] h = new double[width][];
            for (int j = 0; j < width; j++) {
                h[j] = sums.xx[j].clone();
                h[j][j] += j == 0 ? 1e-9 : noise / variance[design.kind(j)];
            }
            CholeskyDecomposition solved = new CholeskyDecomposition(new Array2DRowRealMatrix(h, false), 1e-6, 1e-15);
            weight = solved.getSolver()
                    .solve(new ArrayRealVector(sums.xy, false))
                    .toArray();
            double explained = 0;
            double[] squares = new double[variance.length];
            double[] count = new double[variance.length];
            for (int j = 1; j < width; j++) {
                int kind = design.kind(j);
                // The posterior variance by the diagonal alone: close where effects are nearly orthogonal.
                squares[kind] += weight[j] * weight[j] + noise / h[j][j];
                count[kind]++;
            }
            for (int j = 0; j < width; j++) {
                explained += weight[j] * sums.xy[j];
            }
            noise = Math.max(1e-6, (sums.yy - explained) / sums.rows);
            for (int kind = 0; kind < variance.length; kind++) {
                variance[kind] = Math.max(1e-6, squares[kind] / Math.max(1, count[kind]));
            }
        }
        return weight;
    }

    /** Expected log units. */
    public double predict(double[] x, int group) {
        int[] at = new int[design.filled()];
        double[] z = new double[design.filled()];
        design.fill(x, group, at, z);
        double sum = 0;
        for (int a = 0; a < at.length; a++) {
            sum += weight[at[a]] * z[a];
        }
        return sum;
    }

    /** Common reaction to a feature: percent of units per unit of it; its elasticity where it is a log price. */
    public double effect(int feature) {
        return weight[1 + feature] * design.scale[feature];
    }
}
