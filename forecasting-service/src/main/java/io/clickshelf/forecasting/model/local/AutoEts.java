package io.clickshelf.forecasting.model.local;

import io.clickshelf.forecasting.model.FittedSeries;
import io.clickshelf.forecasting.model.LocalForecaster;
import io.clickshelf.forecasting.model.local.EtsForm.Season;
import io.clickshelf.forecasting.model.local.EtsForm.Trend;
import io.clickshelf.forecasting.model.math.Bfgs;
import io.clickshelf.forecasting.model.math.ClassicalDecomposition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Exponential smoothing by maximum likelihood (Hyndman, Koehler, Snyder and Grose 2002): all smoothing parameters and
 * initial states are estimated, by BFGS on the exact gradient; the form with the least AICc wins. Seasons longer than
 * {@value #LONGEST_SEASON} are ignored: their states would outnumber what the data say.
 */
public final class AutoEts implements LocalForecaster {

    private static final int LONGEST_SEASON = 24;
    private static final int MAX_ITERATIONS = 150;
    private static final double TOLERANCE = 1e-7;

    private final String name;
    private final @Nullable EtsForm only;

    /** Chooses among all admissible forms. */
    public AutoEts() {
        this.name = "ets";
        this.only = null;
    }

    /** Always uses one form. */
    public AutoEts(EtsForm form) {
        this.name = "ets(" + form + ")";
        this.only = form;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public FittedSeries fit(double[] series, int... seasons) {
        int m = seasons.length > 0 && seasons[0] <= LONGEST_SEASON && series.length > 2 * seasons[0] ? seasons[0] : 1;
        double unit = unit(series);
        if (unit == 0) {
            return horizon -> filled(horizon, series[series.length - 1]);
        }
        double[] y = new double[series.length];
        boolean positive = true;
        double size = 0;
        for (int t = 0; t < y.length; t++) {
            y[t] = series[t] / unit;
            positive &= series[t] > 0;
            size += Math.abs(y[t]) / y.length;
        }
        List<EtsForm> forms = only == null ? EtsForm.admissible(positive, m > 1) : List.of(only);
        EtsState best = null;
        double bestCriterion = Double.POSITIVE_INFINITY;
        for (EtsForm form : forms) {
            int k = form.parameters(m);
            if (y.length <= k + 1 && forms.size() > 1) {
                continue;
            }
            EtsLikelihood likelihood = new EtsLikelihood(form, y, m, size);
            double[] x = start(likelihood, form, y, m);
            double value = Bfgs.minimise(likelihood, x, MAX_ITERATIONS, TOLERANCE);
            double correction = y.length > k + 1 ? 2.0 * k * (k + 1) / (y.length - k - 1) : 0;
            double criterion = y.length * value + 2 * k + correction;
            if (criterion < bestCriterion) {
                bestCriterion = criterion;
                best = likelihood.state(x, unit);
            }
        }
        if (best == null) {
            return ses(series);
        }
        return best;
    }

    private static FittedSeries ses(double[] series) {
        double level = SimpleSmoothing.fit(series).level();
        return horizon -> filled(horizon, level);
    }

    private static double[] start(EtsLikelihood likelihood, EtsForm form, double[] y, int m) {
        double[] indices = new double[0];
        double[] adjusted = y;
        if (form.season() != Season.NONE) {
            boolean multiplicative = form.season() == Season.MULTIPLICATIVE;
            indices = ClassicalDecomposition.indices(y, m, multiplicative);
            adjusted = new double[y.length];
            for (int t = 0; t < y.length; t++) {
                indices[t % m] = multiplicative ? Math.max(indices[t % m], 0.01) : indices[t % m];
                adjusted[t] = multiplicative ? y[t] / indices[t % m] : y[t] - indices[t % m];
            }
        }
        int head = Math.min(adjusted.length, Math.max(10, m));
        double[] line = line(adjusted, head);
        double slope = form.trend() == Trend.NONE ? 0 : line[1];
        double level = form.trend() == Trend.NONE ? line[0] + line[1] * (head + 1) / 2 : line[0];
        if (form.multiplicativeError() || form.season() == Season.MULTIPLICATIVE) {
            if (level <= 0 || level + slope * head <= 0) {
                level = line[0] + line[1] * (head + 1) / 2;
                slope = 0;
            }
        }
        return likelihood.start(level, slope, indices, 0.3);
    }

    /** Intercept (at time 0, the first value's being 1) and slope of the first {@code n} values. */
    private static double[] line(double[] y, int n) {
        double meanX = (n + 1) / 2.0;
        double meanY = 0;
        for (int t = 0; t < n; t++) {
            meanY += y[t] / n;
        }
        double covariance = 0;
        double variance = 0;
        for (int t = 0; t < n; t++) {
            covariance += (t + 1 - meanX) * (y[t] - meanY);
            variance += (t + 1 - meanX) * (t + 1 - meanX);
        }
        double slope = n > 1 ? covariance / variance : 0;
        return new double[] {meanY - slope * meanX, slope};
    }

    /** The mean absolute first difference: the size of the errors, within a small factor. */
    private static double unit(double[] series) {
        double sum = 0;
        for (int t = 1; t < series.length; t++) {
            sum += Math.abs(series[t] - series[t - 1]);
        }
        return series.length > 1 ? sum / (series.length - 1) : 0;
    }

    private static double[] filled(int horizon, double value) {
        double[] path = new double[horizon];
        java.util.Arrays.fill(path, value);
        return path;
    }
}
