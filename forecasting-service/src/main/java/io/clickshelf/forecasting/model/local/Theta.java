package io.clickshelf.forecasting.model.local;

import io.clickshelf.forecasting.model.FittedSeries;
import io.clickshelf.forecasting.model.LocalForecaster;
import io.clickshelf.forecasting.model.math.ClassicalDecomposition;
import io.clickshelf.forecasting.model.math.NelderMead;

/**
 * The Theta method of Assimakopoulos and Nikolopoulos (2000) as the state-space models of Fiorucci, Pellegrini, Louzada,
 * Petropoulos and Koehler (2016): theta fixed at two or optimised, the linear trend of the whole series or learnt on the
 * way (dynamic). Seasonal series, by the autocorrelation test, are adjusted by classical indices first.
 */
public final class Theta implements LocalForecaster {

    private static final int BURN_IN = 3;
    private static final int MAX_EVALUATIONS = 400;

    private final String name;
    private final boolean optimised;
    private final boolean dynamic;

    private Theta(String name, boolean optimised, boolean dynamic) {
        this.name = name;
        this.optimised = optimised;
        this.dynamic = dynamic;
    }

    /** Theta two over the whole series' trend: the method that won the M3 competition. */
    public static Theta standard() {
        return new Theta("theta", false, false);
    }

    /** The dynamic optimised Theta model (DOTM). */
    public static Theta dynamicOptimised() {
        return new Theta("dynamic_theta", true, true);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public FittedSeries fit(double[] series, int... seasons) {
        if (series.length < 4) {
            throw new IllegalArgumentException("Theta needs four values, the series has " + series.length + ".");
        }
        int m = seasons.length == 0 ? 1 : seasons[0];
        SeasonalAdjustment adjustment = ClassicalDecomposition.isSeasonal(series, m)
                ? SeasonalAdjustment.of(series, m)
                : SeasonalAdjustment.none();
        FittedSeries core = fitAdjusted(adjustment.remove(series));
        return horizon -> adjustment.restore(core.forecast(horizon), series.length);
    }

    private FittedSeries fitAdjusted(double[] y) {
        double unit = 0;
        for (double v : y) {
            unit = Math.max(unit, Math.abs(v));
        }
        if (unit == 0) {
            return double[]::new;
        }
        double[] scaled = new double[y.length];
        for (int t = 0; t < y.length; t++) {
            scaled[t] = y[t] / unit;
        }
        ThetaRecursion recursion = new ThetaRecursion(scaled, dynamic);
        double[] x = optimised ? new double[] {scaled[0] / 2, 0.5, 2} : new double[] {scaled[0] / 2, 0.5};
        double[] step = optimised ? new double[] {0.2, 0.2, 1} : new double[] {0.2, 0.2};
        NelderMead.minimise(p -> objective(recursion, p), x, step, MAX_EVALUATIONS, 1e-8);
        double theta = optimised ? x[2] : 2;
        recursion.run(x[0], x[1], theta, BURN_IN);
        double scale = unit;
        return horizon -> {
            double[] path = recursion.forecast(x[1], theta, horizon);
            for (int h = 0; h < horizon; h++) {
                path[h] *= scale;
            }
            return path;
        };
    }

    private static double objective(ThetaRecursion recursion, double[] p) {
        double theta = p.length > 2 ? p[2] : 2;
        boolean allowed = p[1] >= 0.1 && p[1] <= 0.99 && theta >= 1 && theta < 1e6;
        return allowed ? recursion.run(p[0], p[1], theta, BURN_IN) : Double.POSITIVE_INFINITY;
    }
}
