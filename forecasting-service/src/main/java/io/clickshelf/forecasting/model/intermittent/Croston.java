package io.clickshelf.forecasting.model.intermittent;

import io.clickshelf.forecasting.model.FittedSeries;
import io.clickshelf.forecasting.model.LocalForecaster;

/**
 * Croston (1972): demand size over demand interval, each smoothed at the moments of demand; with the bias correction
 * of Syntetos and Boylan (2005) if asked for.
 */
public final class Croston implements LocalForecaster {

    private static final double ALPHA = 0.1;

    private final boolean corrected;

    private Croston(boolean corrected) {
        this.corrected = corrected;
    }

    public static Croston classic() {
        return new Croston(false);
    }

    /** The Syntetos-Boylan approximation (SBA). */
    public static Croston syntetosBoylan() {
        return new Croston(true);
    }

    @Override
    public String name() {
        return corrected ? "sba" : "croston";
    }

    @Override
    public FittedSeries fit(double[] series, int... seasons) {
        double size = 0;
        double interval = 0;
        int gap = 1;
        boolean seen = false;
        for (double value : series) {
            if (value == 0) {
                gap++;
                continue;
            }
            if (seen) {
                size += ALPHA * (value - size);
                interval += ALPHA * (gap - interval);
            } else {
                size = value;
                interval = gap;
                seen = true;
            }
            gap = 1;
        }
        double rate = seen ? size / interval * (corrected ? 1 - ALPHA / 2 : 1) : 0;
        return new Level(rate);
    }
}
