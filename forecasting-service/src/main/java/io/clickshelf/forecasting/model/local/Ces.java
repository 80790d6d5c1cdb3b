package io.clickshelf.forecasting.model.local;

import io.clickshelf.forecasting.model.FittedSeries;
import io.clickshelf.forecasting.model.LocalForecaster;
import io.clickshelf.forecasting.model.math.NelderMead;
import java.util.Arrays;

/**
 * Complex exponential smoothing (Svetunkov, Kourentzes and Ord 2022): level and information potential smoothed by one
 * complex number, without a season, with a simple lagged season, or with both (full). Initial states by backcasting;
 * the form with the least AICc wins.
 */
public final class Ces implements LocalForecaster {

    private static final int MAX_EVALUATIONS = 400;

    /** What the season is made of. */
    enum Form {
        NONE,
        SIMPLE,
        PARTIAL,
        FULL
    }

    @Override
    public String name() {
        return "ces";
    }

    @Override
    public FittedSeries fit(double[] series, int... seasons) {
        if (series.length < 4) {
            throw new IllegalArgumentException("CES needs four values, the series has " + series.length + ".");
        }
        int m = seasons.length == 0 || series.length < 2 * seasons[0] + 2 ? 1 : seasons[0];
        double unit = 0;
        for (double v : series) {
            unit += Math.abs(v) / series.length;
        }
        if (unit == 0) {
            return double[]::new;
        }
        double[] y = new double[series.length];
        for (int t = 0; t < y.length; t++) {
            y[t] = series[t] / unit;
        }
        CesRecursion best = null;
        double bestCriterion = Double.POSITIVE_INFINITY;
        for (Form form : m > 1 ? Form.values() : new Form[] {Form.NONE}) {
            CesRecursion recursion = new CesRecursion(form, y, m);
            double[] x = recursion.start();
            double[] step = new double[x.length];
            Arrays.fill(step, 0.1);
            NelderMead.minimise(recursion::squares, x, step, MAX_EVALUATIONS, 1e-8);
            double squares = recursion.squares(x);
            int k = x.length + recursion.initialStates() + 1;
            int n = y.length;
            if (n <= k + 1 || !Double.isFinite(squares)) {
                continue;
            }
            double criterion = n * Math.log(squares / n + 1e-20) + 2 * k + 2.0 * k * (k + 1) / (n - k - 1);
            if (criterion < bestCriterion) {
                bestCriterion = criterion;
                best = recursion;
            }
        }
        if (best == null) {
            throw new IllegalArgumentException("The series of " + y.length + " values is too short for CES.");
        }
        CesRecursion fitted = best;
        double scale = unit;
        return horizon -> {
            double[] path = fitted.forecast(horizon);
            for (int h = 0; h < horizon; h++) {
                path[h] *= scale;
            }
            return path;
        };
    }
}
