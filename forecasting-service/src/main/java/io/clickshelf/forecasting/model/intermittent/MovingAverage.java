package io.clickshelf.forecasting.model.intermittent;

import io.clickshelf.forecasting.model.FittedSeries;
import io.clickshelf.forecasting.model.LocalForecaster;

/** The mean of the last {@code window} days, or of all there are. */
public final class MovingAverage implements LocalForecaster {

    private final int window;

    public MovingAverage(int window) {
        this.window = window;
    }

    @Override
    public String name() {
        return window == Integer.MAX_VALUE ? "mean" : "mean(" + window + ")";
    }

    @Override
    public FittedSeries fit(double[] series, int... seasons) {
        int from = Math.max(0, series.length - window);
        double sum = 0;
        for (int t = from; t < series.length; t++) {
            sum += series[t];
        }
        return new Level(series.length == 0 ? 0 : sum / (series.length - from));
    }
}
