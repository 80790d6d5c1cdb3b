package io.clickshelf.forecasting.model.local;

import io.clickshelf.forecasting.model.FittedSeries;
import io.clickshelf.forecasting.model.LocalForecaster;

/** The last season again; the last value without a season, or with less than one. The yardstick for all others. */
public final class SeasonalNaive implements LocalForecaster {

    @Override
    public String name() {
        return "seasonal_naive";
    }

    @Override
    public FittedSeries fit(double[] series, int... seasons) {
        int longest = seasons.length == 0 ? 1 : seasons[seasons.length - 1];
        int m = longest <= series.length ? longest : 1;
        return horizon -> {
            double[] path = new double[horizon];
            for (int h = 0; h < horizon; h++) {
                path[h] = series[series.length - m + h % m];
            }
            return path;
        };
    }
}
