package io.clickshelf.forecasting.model.combination;

import io.clickshelf.forecasting.model.FittedSeries;
import io.clickshelf.forecasting.model.Gaps;
import io.clickshelf.forecasting.model.LocalForecaster;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The paths of several models for one series.
 *
 * @param scale the mean absolute difference of neighbours of the same phase or, if smaller, in time: the unit of errors;
 *              zero of a series that is zero throughout
 * @param paths one per model, null where the model can't be fitted to the series
 */
record ModelPaths(double scale, double[] @Nullable [] paths) {

    static ModelPaths of(SeriesTask task, double[] known, List<LocalForecaster> models) {
        return of(task, known, models, List.of());
    }

    /** @param shared fits of group models to this series, whose paths come last */
    static ModelPaths of(SeriesTask task, double[] known, List<LocalForecaster> models, List<FittedSeries> shared) {
        double[] filled = Gaps.fill(known, task.longestSeason());
        boolean nonNegative = Arrays.stream(filled).allMatch(v -> v >= 0);
        double[] @Nullable [] paths = new double[models.size() + shared.size()][];
        for (int k = 0; k < paths.length; k++) {
            try {
                FittedSeries fitted =
                        k < models.size() ? models.get(k).fit(filled, task.seasons()) : shared.get(k - models.size());
                double[] path = fitted.forecast(task.horizon());
                if (Arrays.stream(path).allMatch(Double::isFinite)) {
                    paths[k] = nonNegative
                            ? Arrays.stream(path).map(v -> Math.max(0, v)).toArray()
                            : path;
                }
            } catch (IllegalArgumentException | ArithmeticException e) {
                paths[k] = null;
            }
        }
        return new ModelPaths(scale(filled, task.longestSeason()), paths);
    }

    private static double scale(double[] y, int season) {
        double scale = difference(y, 1);
        if (season > 1 && y.length > season) {
            scale = Math.min(scale, difference(y, season));
        }
        return scale > 0 ? scale : Math.abs(y[y.length - 1]) * 1e-3;
    }

    private static double difference(double[] y, int lag) {
        double sum = 0;
        for (int t = lag; t < y.length; t++) {
            sum += Math.abs(y[t] - y[t - lag]);
        }
        return y.length > lag ? sum / (y.length - lag) : 0;
    }

    /** The mean of all models by their weights, passing over those that failed; null if all did. */
    double @Nullable [] weighted(double[] weights) {
        double[] sum = null;
        double total = 0;
        for (int k = 0; k < paths.length; k++) {
            double[] path = paths[k];
            if (path != null && weights[k] > 0) {
                sum = sum == null ? new double[path.length] : sum;
                total += weights[k];
                for (int h = 0; h < path.length; h++) {
                    sum[h] += weights[k] * path[h];
                }
            }
        }
        for (int h = 0; sum != null && h < sum.length; h++) {
            sum[h] /= total;
        }
        return sum;
    }

    /** The median of the chosen models at each step, passing over those that failed; null if all did. */
    double @Nullable [] median(int[] chosen) {
        double[] values = new double[chosen.length];
        int alive = 0;
        for (int k : chosen) {
            alive += paths[k] != null ? 1 : 0;
        }
        if (alive == 0) {
            return null;
        }
        int horizon = 0;
        for (double[] path : paths) {
            horizon = path == null ? horizon : path.length;
        }
        double[] median = new double[horizon];
        for (int h = 0; h < horizon; h++) {
            int n = 0;
            for (int k : chosen) {
                double[] path = paths[k];
                if (path != null) {
                    values[n++] = path[h];
                }
            }
            Arrays.sort(values, 0, n);
            median[h] = n % 2 == 1 ? values[n / 2] : 0.5 * (values[n / 2 - 1] + values[n / 2]);
        }
        return median;
    }
}
