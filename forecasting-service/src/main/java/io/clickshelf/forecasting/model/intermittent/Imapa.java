package io.clickshelf.forecasting.model.intermittent;

import io.clickshelf.forecasting.model.FittedSeries;
import io.clickshelf.forecasting.model.LocalForecaster;
import io.clickshelf.forecasting.model.local.SimpleSmoothing;

/**
 * Temporal aggregation: the series is summed over blocks of days until zeros are rare, smoothed there, and spread back.
 * ADIDA (Nikolopoulos et al. 2011) does so at the mean interval between demands; IMAPA (Petropoulos and Kourentzes 2015)
 * at every block length up to it, and takes the mean.
 */
public final class Imapa implements LocalForecaster {

    private final boolean allLevels;

    private Imapa(boolean allLevels) {
        this.allLevels = allLevels;
    }

    public static Imapa imapa() {
        return new Imapa(true);
    }

    public static Imapa adida() {
        return new Imapa(false);
    }

    @Override
    public String name() {
        return allLevels ? "imapa" : "adida";
    }

    @Override
    public FittedSeries fit(double[] series, int... seasons) {
        int demands = 0;
        for (double value : series) {
            demands += value != 0 ? 1 : 0;
        }
        if (demands == 0) {
            return new Level(0);
        }
        int interval = Math.max(1, (int) Math.round((double) series.length / demands));
        double sum = 0;
        int levels = 0;
        for (int block = allLevels ? 1 : interval; block <= interval; block++) {
            sum += SimpleSmoothing.fit(aggregate(series, block)).level() / block;
            levels++;
        }
        return new Level(Math.max(0, sum / levels));
    }

    /** Sums of whole blocks, counted back from the end; the days left over at the start are dropped. */
    private static double[] aggregate(double[] series, int block) {
        double[] sums = new double[Math.max(1, series.length / block)];
        int first = Math.max(0, series.length - sums.length * block);
        for (int t = first; t < series.length; t++) {
            sums[(t - first) / block] += series[t];
        }
        return sums;
    }
}
