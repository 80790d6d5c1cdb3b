package io.clickshelf.forecasting.model.math;

import java.util.function.ToDoubleFunction;

/**
 * The simplex search of Nelder and Mead (1965) for a handful of parameters without a gradient. An infinite value marks
 * a point that is not allowed.
 */
public final class NelderMead {

    private NelderMead() {}

    /**
     * Moves {@code x} to a local minimum and returns the value there.
     *
     * @param step      the first simplex's edge, per coordinate
     * @param tolerance stops once the simplex's values lie within this of each other, relative to one plus their size
     */
    public static double minimise(
            ToDoubleFunction<double[]> objective, double[] x, double[] step, int maxEvaluations, double tolerance) {
        int d = x.length;
        double[][] simplex = new double[d + 1][];
        double[] values = new double[d + 1];
        for (int i = 0; i <= d; i++) {
            simplex[i] = x.clone();
            if (i > 0) {
                simplex[i][i - 1] += step[i - 1];
            }
            values[i] = objective.applyAsDouble(simplex[i]);
        }
        double[] centre = new double[d];
        double[] trial = new double[d];
        double[] further = new double[d];
        int evaluations = d + 1;
        while (evaluations < maxEvaluations) {
            sort(simplex, values);
            if (values[d] - values[0] <= tolerance * (1 + Math.abs(values[0]))) {
                break;
            }
            for (int j = 0; j < d; j++) {
                double sum = 0;
                for (int i = 0; i < d; i++) {
                    sum += simplex[i][j];
                }
                centre[j] = sum / d;
            }
            move(centre, simplex[d], -1, trial);
            double value = objective.applyAsDouble(trial);
            evaluations++;
            if (value < values[0]) {
                move(centre, simplex[d], -2, further);
                double furtherValue = objective.applyAsDouble(further);
                evaluations++;
                boolean expand = furtherValue < value;
                replace(simplex, values, expand ? further : trial, expand ? furtherValue : value);
            } else if (value < values[d - 1]) {
                replace(simplex, values, trial, value);
            } else {
                boolean outside = value < values[d];
                move(centre, simplex[d], outside ? -0.5 : 0.5, further);
                double furtherValue = objective.applyAsDouble(further);
                evaluations++;
                if (furtherValue < Math.min(value, values[d])) {
                    replace(simplex, values, further, furtherValue);
                } else {
                    for (int i = 1; i <= d; i++) {
                        move(simplex[0], simplex[i], 0.5, simplex[i]);
                        values[i] = objective.applyAsDouble(simplex[i]);
                    }
                    evaluations += d;
                }
            }
        }
        sort(simplex, values);
        System.arraycopy(simplex[0], 0, x, 0, d);
        return values[0];
    }

    private static void move(double[] centre, double[] from, double factor, double[] to) {
        for (int j = 0; j < centre.length; j++) {
            to[j] = centre[j] + factor * (from[j] - centre[j]);
        }
    }

    private static void replace(double[][] simplex, double[] values, double[] point, double value) {
        int last = values.length - 1;
        System.arraycopy(point, 0, simplex[last], 0, point.length);
        values[last] = value;
    }

    private static void sort(double[][] simplex, double[] values) {
        for (int i = 1; i < values.length; i++) {
            double value = values[i];
            double[] point = simplex[i];
            int j = i - 1;
            for (; j >= 0 && values[j] > value; j--) {
                values[j + 1] = values[j];
                simplex[j + 1] = simplex[j];
            }
            values[j + 1] = value;
            simplex[j + 1] = point;
        }
    }
}
