package io.clickshelf.benchmarks.forecast;

import io.clickshelf.benchmarks.Report;
import io.clickshelf.forecasting.model.Intervals;
import io.clickshelf.forecasting.model.QuantileLevels;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The published conventions: sMAPE as the mean over the steps of 200 |a-f| / (|a|+|f|), then over the series; MASE with
 * the in-sample mean absolute error of the seasonal naive forecast; pinball loss, mean over levels and steps, scaled like
 * MASE; coverage as the share of all outcomes within.
 */
final class Accuracy {

    private static final double[] LEVELS = QuantileLevels.grid();

    private final Map<String, Sums> groups = new LinkedHashMap<>();

    private static final class Sums {
        private double smape;
        private double mase;
        private int series;
        private int scaled;
        private double pinball;
        private double inner;
        private double outer;
        private long outcomes;
    }

    void add(SeriesCase item, double[] point, double @Nullable [][] quantiles) {
        add(item, point, quantiles, quantiles == null ? null : Intervals.central(quantiles));
    }

    void add(SeriesCase item, double[] point, double @Nullable [][] quantiles, double @Nullable [][][] intervals) {
        add(item.group(), item, point, quantiles, intervals);
        add("ALL", item, point, quantiles, intervals);
    }

    private void add(
            String group,
            SeriesCase item,
            double[] point,
            double @Nullable [][] quantiles,
            double @Nullable [][][] intervals) {
        Sums sums = groups.computeIfAbsent(group, g -> new Sums());
        double scale = scale(item.train(), item.season());
        double smape = 0;
        double absolute = 0;
        double pinball = 0;
        int known = 0;
        for (int h = 0; h < item.test().length; h++) {
            double y = item.test()[h];
            if (Double.isNaN(y)) {
                continue;
            }
            known++;
            double error = Math.abs(y - point[h]);
            double size = Math.abs(y) + Math.abs(point[h]);
            smape += size == 0 ? 0 : 200 * error / size;
            absolute += error;
            if (quantiles != null && intervals != null) {
                double[] q = quantiles[h];
                for (int k = 0; k < LEVELS.length; k++) {
                    pinball += (y >= q[k] ? LEVELS[k] : LEVELS[k] - 1) * (y - q[k]) / LEVELS.length;
                }
                sums.inner += Intervals.holds(intervals[h][0], y);
                sums.outer += Intervals.holds(intervals[h][1], y);
                sums.outcomes++;
            }
        }
        if (known == 0) {
            return;
        }
        sums.series++;
        sums.smape += smape / known;
        if (scale > 0) {
            sums.scaled++;
            sums.mase += absolute / known / scale;
            sums.pinball += pinball / known / scale;
        }
    }

    static double scale(double[] train, int season) {
        double sum = 0;
        int n = 0;
        for (int t = season; t < train.length; t++) {
            double difference = Math.abs(train[t] - train[t - season]);
            if (!Double.isNaN(difference)) {
                sum += difference;
                n++;
            }
        }
        return n == 0 ? 0 : sum / n;
    }

    double smape(String group) {
        Sums sums = sums(group);
        return sums.smape / sums.series;
    }

    double mase(String group) {
        Sums sums = sums(group);
        return sums.mase / sums.scaled;
    }

    private Sums sums(String group) {
        Sums sums = groups.get(group);
        if (sums == null) {
            throw new IllegalArgumentException("No series of group " + group + " was added.");
        }
        return sums;
    }

    /** Reports every group, {@code ALL} under the set's own name. */
    void report(Report report, String set, String model) {
        groups.forEach((group, sums) -> {
            if (groups.size() == 2 && !group.equals("ALL")) {
                return;
            }
            String name = group.equals("ALL") ? set : set + "/" + group;
            report.add(name, model, "sMAPE", sums.smape / sums.series, "%");
            report.add(name, model, "MASE", sums.mase / sums.scaled, "");
            if (sums.outcomes > 0) {
                report.add(name, model, "pinball", sums.pinball / sums.scaled, "MASE units");
                report.add(name, model, "coverage80", 100 * sums.inner / sums.outcomes, "%");
                report.add(name, model, "coverage95", 100 * sums.outer / sums.outcomes, "%");
            }
        });
    }
}
