package io.clickshelf.forecasting.model.intermittent;

import io.clickshelf.forecasting.model.FittedSeries;
import io.clickshelf.forecasting.model.LocalForecaster;

/**
 * Teunter, Syntetos and Babai (2011): the probability of demand is smoothed every day, its size on days of demand, so
 * that the forecast of a product that no longer sells goes to zero.
 */
public final class Tsb implements LocalForecaster {

    private final double sizeAlpha;
    private final double probabilityAlpha;

    public Tsb(double sizeAlpha, double probabilityAlpha) {
        this.sizeAlpha = sizeAlpha;
        this.probabilityAlpha = probabilityAlpha;
    }

    @Override
    public String name() {
        return "tsb(" + sizeAlpha + "," + probabilityAlpha + ")";
    }

    @Override
    public FittedSeries fit(double[] series, int... seasons) {
        double size = 0;
        int demands = 0;
        for (double value : series) {
            if (value != 0) {
                size = demands == 0 ? value : size;
                demands++;
            }
        }
        if (demands == 0) {
            return new Level(0);
        }
        double probability = (double) demands / series.length;
        for (double value : series) {
            if (value != 0) {
                size += sizeAlpha * (value - size);
                probability += probabilityAlpha * (1 - probability);
            } else {
                probability -= probabilityAlpha * probability;
            }
        }
        return new Level(size * probability);
    }
}
