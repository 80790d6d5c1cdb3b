package io.clickshelf.pricing.model.promotion;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;

/**
 * Logistic regression with a ridge penalty on standardised features, by iteratively re-weighted least squares. O(rows x
 * features squared) per step, at most 25 steps.
 */
public final class LogisticRegression implements OutcomeModel {

    private static final int STEPS = 25;

    private final double[] weight;
    private final double intercept;

    private LogisticRegression(double[] weight, double intercept) {
        this.weight = weight;
        this.intercept = intercept;
    }

    /**
     * @param x      one row per case, as many features in each
     * @param y      zero or one per case
     * @param ridge  penalty on the standardised weights, above zero: as many cases' worth of pull towards zero
     */
    public static LogisticRegression fit(double[][] x, double[] y, double ridge) {
        int n = x.length;
        if (n == 0 || y.length != n) {
            throw new IllegalArgumentException(n + " rows and " + y.length + " outcomes; give one outcome per row.");
        }
        int d = x[0].length;
        double[] mean = new double[d];
        double[] scale = new double[d];
        for (double[] row : x) {
            for (int j = 0; j < d; j++) {
                mean[j] += row[j] / n;
            }
        }
        for (double[] row : x) {
            for (int j = 0; j < d; j++) {
                scale[j] += (row[j] - mean[j]) * (row[j] - mean[j]) / n;
            }
        }
        for (int j = 0; j < d; j++) {
            scale[j] = scale[j] > 1e-12 ? 1 / Math.sqrt(scale[j]) : 0;
        }
        double[] b = new double[d + 1];
        double[] z = new double[d + 1];
        for (int step = 0; step < STEPS; step++) {
            double[][] h = new double[d + 1][d + 1];
            double[] g = new double[d + 1];
            for (int i = 0; i < n; i++) {
                z[0] = 1;
                double sum = b[0];
                for (int j = 0; j < d; j++) {
                    z[j + 1] = (x[i][j] - mean[j]) * scale[j];
                    sum += b[j + 1] * z[j + 1];
                }
                double p = sigmoid(sum);
                double w = Math.max(1e-9, p * (1 - p));
                for (int j = 0; j <= d; j++) {
                    g[j] += (y[i] - p) * z[j];
                    double wz = w * z[j];
                    for (int k = 0; k <= j; k++) {
                        h[j][k] += wz * z[k];
                    }
                }
            }
            for (int j = 0; j <= d; j++) {
                double penalty = j == 0 ? 1e-6 : ridge;
                h[j][j] += penalty;
                g[j] -= penalty * b[j];
                for (int k = 0; k < j; k++) {
                    h[k][j] = h[j][k];
                }
            }
            double[] move = new CholeskyDecomposition(new Array2DRowRealMatrix(h, false), 1e-9, 1e-12)
                    .getSolver()
                    .solve(new ArrayRealVector(g, false))
                    .toArray();
            double largest = 0;
            for (int j = 0; j <= d; j++) {
                b[j] += Math.clamp(move[j], -3, 3);
                largest = Math.max(largest, Math.abs(move[j]));
            }
            if (largest < 1e-8) {
                break;
            }
        }
        double[] weight = new double[d];
        double intercept = b[0];
        for (int j = 0; j < d; j++) {
            weight[j] = b[j + 1] * scale[j];
            intercept -= weight[j] * mean[j];
        }
        return new LogisticRegression(weight, intercept);
    }

    /** Probability of a one. */
    @Override
    public double predict(double[] x) {
        double sum = intercept;
        for (int j = 0; j < weight.length; j++) {
            sum += weight[j] * x[j];
        }
        return sigmoid(sum);
    }

    @Override
    public void save(DataOutput out) throws IOException {
        out.writeDouble(intercept);
        out.writeInt(weight.length);
        for (double w : weight) {
            out.writeDouble(w);
        }
    }

    static LogisticRegression load(DataInput in) throws IOException {
        double intercept = in.readDouble();
        double[] weight = new double[in.readInt()];
        for (int j = 0; j < weight.length; j++) {
            weight[j] = in.readDouble();
        }
        return new LogisticRegression(weight, intercept);
    }

    private static double sigmoid(double v) {
        return 1 / (1 + Math.exp(-v));
    }
}
