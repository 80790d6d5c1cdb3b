package io.clickshelf.forecasting.model.combination;

import org.jspecify.annotations.Nullable;

/**
 * What the models would have said of one series at an earlier origin, and what came.
 *
 * @param actual the values after the origin, NaN where unknown
 */
record BackTest(ModelPaths forecasts, double[] actual) {

    /** The mean over the steps of the symmetric percentage error and the scaled error, NaN if nothing is known. */
    double error(int[] chosen) {
        double[] path = forecasts.median(chosen);
        if (path == null) {
            return Double.NaN;
        }
        double sum = 0;
        int n = 0;
        for (int h = 0; h < actual.length; h++) {
            if (!Double.isNaN(actual[h])) {
                double error = Math.abs(actual[h] - path[h]);
                double size = Math.abs(actual[h]) + Math.abs(path[h]);
                sum += size == 0 ? 0 : 2 * error / size;
                n++;
            }
        }
        return n == 0 ? Double.NaN : sum / n;
    }

    /** The signed error per step in units of the series' scale; null without a scale or if all chosen models failed. */
    double @Nullable [] scores(int[] chosen) {
        double[] path = forecasts.scale() > 0 ? forecasts.median(chosen) : null;
        if (path == null) {
            return null;
        }
        double[] scores = new double[actual.length];
        for (int h = 0; h < scores.length; h++) {
            scores[h] = (actual[h] - path[h]) / forecasts.scale();
        }
        return scores;
    }
}
