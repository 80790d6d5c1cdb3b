package io.clickshelf.forecasting.model.local;

import io.clickshelf.forecasting.model.FittedSeries;
import io.clickshelf.forecasting.model.LocalForecaster;
import io.clickshelf.forecasting.model.math.Mstl;
import java.util.Arrays;

/**
 * Several seasons at once: each is split off by {@link Mstl} and its last cycle repeated, and what is left is forecast
 * by a model without a season. On the logarithmic scale, if asked for and all values are positive.
 */
public final class MstlForecaster implements LocalForecaster {

    private final LocalForecaster trend;
    private final boolean logarithmic;

    public MstlForecaster(LocalForecaster trend, boolean logarithmic) {
        this.trend = trend;
        this.logarithmic = logarithmic;
    }

    @Override
    public String name() {
        return (logarithmic ? "log_" : "") + "mstl_" + trend.name();
    }

    @Override
    public FittedSeries fit(double[] series, int... seasons) {
        int[] usable = Arrays.stream(seasons)
                .filter(m -> series.length >= 2 * m + 1)
                .sorted()
                .toArray();
        if (usable.length == 0) {
            throw new IllegalArgumentException("None of the seasons " + Arrays.toString(seasons)
                    + " is seen twice in the " + series.length + " values.");
        }
        boolean logs = logarithmic && Arrays.stream(series).allMatch(v -> v > 0);
        double[] y = logs ? Arrays.stream(series).map(Math::log).toArray() : series;
        Mstl parts = Mstl.decompose(y, usable);
        double[] adjusted = y.clone();
        for (double[] season : parts.seasonal()) {
            for (int t = 0; t < adjusted.length; t++) {
                adjusted[t] -= season[t];
            }
        }
        FittedSeries rest = trend.fit(adjusted);
        int n = series.length;
        return horizon -> {
            double[] path = rest.forecast(horizon);
            for (int h = 0; h < horizon; h++) {
                for (int s = 0; s < usable.length; s++) {
                    path[h] += parts.seasonal()[s][n - usable[s] + h % usable[s]];
                }
                path[h] = logs ? Math.exp(path[h]) : path[h];
            }
            return path;
        };
    }
}
