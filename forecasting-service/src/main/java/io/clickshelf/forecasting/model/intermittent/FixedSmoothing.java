package io.clickshelf.forecasting.model.intermittent;

import io.clickshelf.forecasting.model.FittedSeries;
import io.clickshelf.forecasting.model.LocalForecaster;

/**
 * Simple exponential smoothing with a given parameter. The weights are normalised over the days there are, so that a
 * young product's level is the mean of its days and not its first day's demand.
 */
public final class FixedSmoothing implements LocalForecaster {

    private final double alpha;

    public FixedSmoothing(double alpha) {
        if (!(alpha > 0 && alpha <= 1)) {
            throw new IllegalArgumentException("alpha is " + alpha + "; it must lie in (0, 1].");
        }
        this.alpha = alpha;
    }

    @Override
    public String name() {
        return "ses(" + alpha + ")";
    }

    @Override
    public FittedSeries fit(double[] series, int... seasons) {
        double sum = 0;
        double weights = 0;
        for (double value : series) {
            sum = (1 - alpha) * sum + value;
            weights = (1 - alpha) * weights + 1;
        }
        return new Level(weights == 0 ? 0 : sum / weights);
    }
}
