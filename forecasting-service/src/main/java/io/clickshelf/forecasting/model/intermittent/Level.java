package io.clickshelf.forecasting.model.intermittent;

import io.clickshelf.forecasting.model.FittedSeries;
import java.util.Arrays;

/** The same expectation for every day ahead. */
record Level(double value) implements FittedSeries {

    @Override
    public double[] forecast(int horizon) {
        double[] path = new double[horizon];
        Arrays.fill(path, value);
        return path;
    }
}
