package io.clickshelf.forecasting.model.math;

import java.util.Arrays;

/**
 * Unconstrained minimisation by the dense BFGS update with a backtracking line search (Nocedal and Wright, Numerical
 * Optimization, 2nd ed., algorithm 6.1). An infinite value tells the line search that the point is not allowed.
 * O(d²) per iteration beside the cost of the objective.
 */
public final class Bfgs {

    private static final int LONGEST_BACKTRACK = 30;

    private Bfgs() {}

    /** A differentiable function. */
    @FunctionalInterface
    public interface Objective {

        /** Returns the value at {@code x} and writes the gradient; the gradient of an infinite value is not read. */
        double value(double[] x, double[] gradient);
    }

    /**
     * Moves {@code x} to a local minimum.
     *
     * @param tolerance stops once an iteration improves the value by less than this, relative to one plus its size
     * @return the value at {@code x}, infinite if the start itself is not allowed
     */
    public static double minimise(Objective objective, double[] x, int maxIterations, double tolerance) {
        int d = x.length;
        double[] gradient = new double[d];
        double[] nextGradient = new double[d];
        double[] next = new double[d];
        double[] direction = new double[d];
        double[] change = new double[d];
        double[] product = new double[d];
        double[][] inverse = new double[d][d];
        double value = objective.value(x, gradient);
        if (!Double.isFinite(value)) {
            return Double.POSITIVE_INFINITY;
        }
        reset(inverse, 1 / Math.max(1, norm(gradient)));
        boolean fresh = true;
        for (int iteration = 0; iteration < maxIterations; iteration++) {
            double slope = 0;
            for (int i = 0; i < d; i++) {
                double sum = 0;
                double[] row = inverse[i];
                for (int j = 0; j < d; j++) {
                    sum -= row[j] * gradient[j];
                }
                direction[i] = sum;
                slope += sum * gradient[i];
            }
            if (!(slope < 0)) {
                if (fresh) {
                    return value;
                }
                reset(inverse, 1 / Math.max(1, norm(gradient)));
                fresh = true;
                continue;
            }
            double step = 1;
            double nextValue = Double.POSITIVE_INFINITY;
            int tries = 0;
            for (; tries < LONGEST_BACKTRACK; tries++) {
                for (int i = 0; i < d; i++) {
                    next[i] = x[i] + step * direction[i];
                }
                nextValue = objective.value(next, nextGradient);
                if (nextValue <= value + 1e-4 * step * slope) {
                    break;
                }
                step *= Double.isFinite(nextValue) ? quadraticStep(value, nextValue, step, slope) : 0.3;
            }
            if (tries == LONGEST_BACKTRACK) {
                if (fresh) {
                    return value;
                }
                reset(inverse, 1 / Math.max(1, norm(gradient)));
                fresh = true;
                continue;
            }
            double improvement = value - nextValue;
            update(inverse, x, next, gradient, nextGradient, change, product, fresh);
            fresh = false;
            System.arraycopy(next, 0, x, 0, d);
            System.arraycopy(nextGradient, 0, gradient, 0, d);
            value = nextValue;
            if (improvement < tolerance * (1 + Math.abs(value))) {
                return value;
            }
        }
        return value;
    }

    private static double quadraticStep(double value, double nextValue, double step, double slope) {
        double factor = -slope * step / (2 * (nextValue - value - slope * step));
        return Math.clamp(factor, 0.1, 0.6);
    }

    private static void update(
            double[][] inverse,
            double[] x,
            double[] next,
            double[] gradient,
            double[] nextGradient,
            double[] change,
            double[] product,
            boolean first) {
        int d = x.length;
        double curvature = 0;
        double gradientNorm = 0;
        for (int i = 0; i < d; i++) {
            change[i] = next[i] - x[i];
            double difference = nextGradient[i] - gradient[i];
            curvature += change[i] * difference;
            gradientNorm += difference * difference;
        }
        if (curvature <= 1e-12 * Math.sqrt(gradientNorm) * norm(change)) {
            return;
        }
        if (first) {
            reset(inverse, curvature / gradientNorm);
        }
        double quadratic = 0;
        for (int i = 0; i < d; i++) {
            double sum = 0;
            for (int j = 0; j < d; j++) {
                sum += inverse[i][j] * (nextGradient[j] - gradient[j]);
            }
            product[i] = sum;
            quadratic += sum * (nextGradient[i] - gradient[i]);
        }
        double weight = (1 + quadratic / curvature) / curvature;
        for (int i = 0; i < d; i++) {
            double[] row = inverse[i];
            for (int j = 0; j < d; j++) {
                row[j] +=
                        weight * change[i] * change[j] - (product[i] * change[j] + change[i] * product[j]) / curvature;
            }
        }
    }

    private static void reset(double[][] inverse, double diagonal) {
        for (int i = 0; i < inverse.length; i++) {
            Arrays.fill(inverse[i], 0);
            inverse[i][i] = diagonal;
        }
    }

    private static double norm(double[] vector) {
        double sum = 0;
        for (double v : vector) {
            sum += v * v;
        }
        return Math.sqrt(sum);
    }
}
