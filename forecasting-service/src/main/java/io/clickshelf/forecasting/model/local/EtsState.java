package io.clickshelf.forecasting.model.local;

import io.clickshelf.forecasting.model.FittedSeries;

/**
 * An exponential smoothing model after its last observation.
 *
 * @param smoothing       alpha, beta, gamma, phi (phi is 1 for an undamped trend, 0 without one)
 * @param season          the next m seasonal states, or empty
 * @param meanSquareError of the one-step errors, relative ones for multiplicative errors
 */
record EtsState(
        double[] smoothing, double level, double slope, double[] season, boolean multiplicative, double meanSquareError)
        implements FittedSeries {

    @Override
    public double[] forecast(int horizon) {
        double phi = smoothing[3];
        double[] path = new double[horizon];
        double reach = 0;
        double power = 1;
        for (int h = 0; h < horizon; h++) {
            power *= phi;
            reach += power;
            double centre = level + reach * slope;
            if (season.length > 0) {
                double s = season[h % season.length];
                path[h] = multiplicative ? centre * s : centre + s;
            } else {
                path[h] = centre;
            }
        }
        return path;
    }
}
