package io.clickshelf.benchmarks.forecast;

import io.clickshelf.benchmarks.Report;
import io.clickshelf.forecasting.model.Intervals;
import io.clickshelf.forecasting.model.QuantileLevels;

/**
 * The measures of retail competitions: root mean squared scaled error of the mean (scaled by the in-sample one-step naive
 * error since the first sale), pinball loss over all levels in the same spirit (scaled by the naive absolute error), each
 * a mean over series; WAPE of the median over everything; coverage. Unknown outcomes (NaN) do not count.
 */
final class RetailErrors {

    private static final double[] LEVELS = QuantileLevels.grid();
    private static final int MEDIAN = QuantileLevels.indexOf(0.5);

    private double rmsse;
    private double scaledPinball;
    private int series;
    private double pinball;
    private double absolute;
    private double demand;
    private final long[] within = new long[2];
    private long outcomes;

    void add(double[] past, double[] actual, double[] mean, double[][] quantiles, double[][][] intervals) {
        int first = 0;
        while (first < past.length && !(past[first] > 0)) {
            first++;
        }
        double squares = 0;
        double steps = 0;
        int pairs = 0;
        for (int t = first + 1; t < past.length; t++) {
            double step = past[t] - past[t - 1];
            if (!Double.isNaN(step)) {
                squares += step * step;
                steps += Math.abs(step);
                pairs++;
            }
        }
        double error = 0;
        double loss = 0;
        int known = 0;
        for (int h = 0; h < actual.length; h++) {
            double y = actual[h];
            if (!Double.isNaN(y)) {
                known++;
                error += (y - mean[h]) * (y - mean[h]);
                double[] q = quantiles[h];
                absolute += Math.abs(y - q[MEDIAN]);
                demand += y;
                for (int k = 0; k < LEVELS.length; k++) {
                    loss += (y >= q[k] ? LEVELS[k] : LEVELS[k] - 1) * (y - q[k]) / LEVELS.length;
                }
                for (int i = 0; i < within.length; i++) {
                    within[i] += Intervals.holds(intervals[h][i], y);
                }
                outcomes++;
            }
        }
        pinball += loss;
        if (known > 0 && squares > 0) {
            rmsse += Math.sqrt(error / known / (squares / pairs));
            scaledPinball += loss / known / (steps / pairs);
            series++;
        }
    }

    void report(Report report, String set, String model) {
        report.add(set, model, "RMSSE", rmsse / series, "");
        report.add(set, model, "pinball", scaledPinball / series, "naive units");
        report.add(set, model, "pinball_per_unit", pinball / demand, "of demand");
        report.add(set, model, "WAPE", 100 * absolute / demand, "%");
        report.add(set, model, "coverage80", 100.0 * within[0] / outcomes, "%");
        report.add(set, model, "coverage95", 100.0 * within[1] / outcomes, "%");
    }
}
