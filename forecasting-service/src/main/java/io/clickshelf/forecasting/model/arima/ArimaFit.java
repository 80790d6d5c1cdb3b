package io.clickshelf.forecasting.model.arima;

import io.clickshelf.forecasting.model.FittedSeries;
import io.clickshelf.forecasting.model.math.Bfgs;

/**
 * A model of one order fitted to the differenced series.
 *
 * @param x         what its parameters are made from
 * @param criterion AICc, by the conditional squares or the exact likelihood
 */
record ArimaFit(ArimaOrder order, double[] x, double criterion) {

    private static final int ITERATIONS = 40;
    private static final double TOLERANCE = 1e-6;
    private static final double STEP = 1e-5;
    private static final double FIRST = 0.1;

    /** By least conditional squares. */
    static ArimaFit conditional(ArimaOrder order, double[] w, int season) {
        int skipped = order.p() + season * order.seasonalP();
        if (w.length - skipped < order.coefficients() + 4) {
            return failed(order);
        }
        double[] x = new double[order.coefficients()];
        java.util.Arrays.fill(x, FIRST);
        if (order.constant()) {
            x[x.length - 1] = java.util.Arrays.stream(w).average().orElse(0);
        }
        double value = minimise(
                x, v -> Math.log(ConditionalSquares.mean(w, ArmaParameters.of(order, v), season) + Double.MIN_NORMAL));
        return new ArimaFit(order, x, criterion(w.length * value, order, w.length));
    }

    /** From here on by maximum likelihood; without a criterion if a root comes too close to the unit circle. */
    ArimaFit exact(double[] w, int season) {
        double[] refined = x.clone();
        double value = minimise(refined, v -> minusTwiceLog(w, season, v) / w.length);
        return ArmaParameters.of(order, refined).trusted(season)
                ? new ArimaFit(order, refined, criterion(w.length * value, order, w.length))
                : failed(order);
    }

    private double minusTwiceLog(double[] w, int season, double[] v) {
        return ExactLikelihood.of(ArmaParameters.of(order, v), w, season).minusTwiceLog();
    }

    boolean usable(int season) {
        return Double.isFinite(criterion) && ArmaParameters.of(order, x).trusted(season);
    }

    private static ArimaFit failed(ArimaOrder order) {
        return new ArimaFit(order, new double[order.coefficients()], Double.POSITIVE_INFINITY);
    }

    private static double criterion(double minusTwiceLog, ArimaOrder order, int n) {
        int k = order.coefficients() + 1;
        return n <= k + 1 || Double.isNaN(minusTwiceLog)
                ? Double.POSITIVE_INFINITY
                : minusTwiceLog + 2 * k + 2.0 * k * (k + 1) / (n - k - 1);
    }

    private static double minimise(double[] x, java.util.function.ToDoubleFunction<double[]> value) {
        if (x.length == 0) {
            return value.applyAsDouble(x);
        }
        double[] moved = new double[x.length];
        return Bfgs.minimise(
                (at, gradient) -> {
                    double here = value.applyAsDouble(at);
                    for (int i = 0; i < at.length && Double.isFinite(here); i++) {
                        System.arraycopy(at, 0, moved, 0, at.length);
                        moved[i] = at[i] + STEP;
                        double up = value.applyAsDouble(moved);
                        moved[i] = at[i] - STEP;
                        gradient[i] = (up - value.applyAsDouble(moved)) / (2 * STEP);
                    }
                    return Double.isNaN(here) ? Double.POSITIVE_INFINITY : here;
                },
                x,
                ITERATIONS,
                TOLERANCE);
    }

    /** The path after the series: the recursion of the whole model, differences and all, with no further errors. */
    FittedSeries forecaster(double[] y, Differences differences) {
        ArmaParameters arma = ArmaParameters.of(order, x);
        int season = differences.season();
        double[] w = differences.values();
        double[] errors = ExactLikelihood.of(arma, w, season).errors();
        double[] ar = Polynomials.product(arma.autoregression(season), differences.polynomial());
        double[] ma = arma.movingAverage(season);
        double constant = 0;
        for (double coefficient : arma.autoregression(season)) {
            constant += coefficient * arma.mean();
        }
        double drift = constant;
        return horizon -> {
            double[] path = new double[horizon];
            for (int h = 0; h < horizon; h++) {
                double value = drift;
                for (int i = 1; i < ar.length && i <= y.length + h; i++) {
                    value -= ar[i] * (i <= h ? path[h - i] : y[y.length + h - i]);
                }
                for (int j = h + 1; j < ma.length && j <= errors.length + h; j++) {
                    value += ma[j] * errors[errors.length + h - j];
                }
                path[h] = value;
            }
            return path;
        };
    }
}
