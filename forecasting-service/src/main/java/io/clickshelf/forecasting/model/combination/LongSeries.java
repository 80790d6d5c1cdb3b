package io.clickshelf.forecasting.model.combination;

import io.clickshelf.forecasting.model.FittedSeries;
import io.clickshelf.forecasting.model.Gaps;
import io.clickshelf.forecasting.model.GroupForecaster;
import io.clickshelf.forecasting.model.LocalForecaster;
import io.clickshelf.forecasting.model.Workers;
import io.clickshelf.forecasting.model.local.GlobalAutoregression;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Series long enough for several rolling origins each: every series gets weights of its own, the inverse of each model's
 * mean absolute error at its earlier origins to the power of {@value #POWER} (Bates and Granger 1969; a high power lets a
 * model that suits the series prevail). Errors of an origin are taken with weights from the others, and spread the
 * quantiles in units of the series' own mean error.
 */
final class LongSeries {

    static final int ORIGINS = 4;

    private static final int SHORTEST = 200;
    private static final int LONGEST = 2_000;
    private static final double POWER = 4;
    private static final GroupForecaster SHARED = new GlobalAutoregression();

    private final List<LocalForecaster> models;
    private final Workers workers;

    LongSeries(List<LocalForecaster> models, Workers workers) {
        this.models = models;
        this.workers = workers;
    }

    /** Whether a series is long enough to be forecast so. */
    static boolean suits(SeriesTask task) {
        int earliest = task.series().length - ORIGINS * task.horizon();
        return earliest >= Math.max(SHORTEST, 2 * task.longestSeason() + 1)
                && Arrays.stream(task.series(), 0, Math.max(0, earliest))
                                .filter(v -> !Double.isNaN(v))
                                .count()
                        >= SHORTEST / 2;
    }

    /** The forecasts of a group with the same seasons and horizon. */
    SeriesForecast[] forecast(List<SeriesTask> given) {
        List<SeriesTask> tasks = given.stream().map(LongSeries::recent).toList();
        int horizon = tasks.getFirst().horizon();
        ModelPaths[][] origins = new ModelPaths[ORIGINS][];
        for (int o = 0; o < ORIGINS; o++) {
            origins[o] = paths(tasks, (o + 1) * horizon);
        }
        ModelPaths[] now = paths(tasks, 0);
        double[][] points = new double[tasks.size()][];
        double[] units = new double[tasks.size()];
        List<double[]> scores = new ArrayList<>();
        for (int i = 0; i < points.length; i++) {
            int series = i;
            ModelPaths[] own = Arrays.stream(origins).map(row -> row[series]).toArray(ModelPaths[]::new);
            double[] point = now[i].weighted(weights(tasks.get(i), own, -1));
            if (point == null) {
                throw new IllegalStateException("Even the naive forecast failed.");
            }
            points[i] = point;
            List<double[]> errors = new ArrayList<>();
            for (int o = 0; o < ORIGINS; o++) {
                double[] path = own[o].weighted(weights(tasks.get(i), own, o));
                if (path != null) {
                    errors.add(errors(tasks.get(i), o, path));
                }
            }
            units[i] = errors.stream()
                    .flatMapToDouble(Arrays::stream)
                    .filter(e -> !Double.isNaN(e))
                    .map(Math::abs)
                    .average()
                    .orElse(0);
            double unit = units[i];
            if (unit > 0) {
                errors.forEach(
                        e -> scores.add(Arrays.stream(e).map(v -> v / unit).toArray()));
            }
        }
        ConformalQuantiles quantiles = ConformalQuantiles.of(scores, horizon);
        List<String> names =
                new ArrayList<>(models.stream().map(LocalForecaster::name).toList());
        names.add(SHARED.name());
        SeriesForecast[] forecasts = new SeriesForecast[points.length];
        for (int i = 0; i < points.length; i++) {
            boolean nonNegative = Arrays.stream(tasks.get(i).series()).noneMatch(v -> v < 0);
            double[] point = points[i];
            forecasts[i] = new SeriesForecast(point, point, quantiles.around(point, units[i], nonNegative), names);
        }
        return forecasts;
    }

    /** Every model's path for every series, as of {@code ahead} observations before the end. */
    private ModelPaths[] paths(List<SeriesTask> tasks, int ahead) {
        List<double[]> known = tasks.stream()
                .map(task -> Arrays.copyOf(task.series(), task.series().length - ahead))
                .toList();
        List<double[]> filled = new ArrayList<>();
        for (int i = 0; i < known.size(); i++) {
            filled.add(Gaps.fill(known.get(i), tasks.get(i).longestSeason()));
        }
        List<FittedSeries> shared = shared(filled, tasks.getFirst().seasons());
        ModelPaths[] paths = new ModelPaths[tasks.size()];
        workers.forEach(paths.length, i -> {
            List<FittedSeries> own = shared.isEmpty() ? List.of(LongSeries::failed) : List.of(shared.get(i));
            paths[i] = ModelPaths.of(tasks.get(i), known.get(i), models, own);
        });
        return paths;
    }

    private static List<FittedSeries> shared(List<double[]> group, int[] seasons) {
        try {
            return SHARED.fit(group, seasons);
        } catch (IllegalArgumentException e) {
            return List.of();
        }
    }

    private static double[] failed(int horizon) {
        throw new IllegalArgumentException("The group is too small for a shared model.");
    }

    /** From the errors at all origins but one. */
    private double[] weights(SeriesTask task, ModelPaths[] origins, int except) {
        double[] error = new double[models.size() + 1];
        for (int k = 0; k < error.length; k++) {
            double sum = 0;
            int known = 0;
            for (int o = 0; o < origins.length; o++) {
                double[] path = o == except ? null : origins[o].paths()[k];
                if (path != null) {
                    for (double e : errors(task, o, path)) {
                        sum += Double.isNaN(e) ? 0 : Math.abs(e);
                        known += Double.isNaN(e) ? 0 : 1;
                    }
                }
            }
            error[k] = known == 0 ? Double.NaN : sum / known;
        }
        double least = Arrays.stream(error).filter(e -> !Double.isNaN(e)).min().orElse(1);
        double floor = Math.max(Double.MIN_NORMAL, Math.max(least, 1e-9 * origins[0].scale()));
        return Arrays.stream(error)
                .map(e -> Double.isNaN(e) ? 0 : Math.pow(floor / Math.max(floor, e), POWER))
                .toArray();
    }

    private static double[] errors(SeriesTask task, int origin, double[] path) {
        double[] series = task.series();
        int first = series.length - (origin + 1) * path.length;
        double[] errors = new double[path.length];
        Arrays.setAll(errors, h -> series[first + h] - path[h]);
        return errors;
    }

    /** What lies too far back costs time and says little. */
    private static SeriesTask recent(SeriesTask task) {
        double[] series = task.series();
        int most = Math.max(LONGEST, 8 * task.longestSeason()) + ORIGINS * task.horizon();
        double @Nullable [] shorter =
                series.length <= most ? null : Arrays.copyOfRange(series, series.length - most, series.length);
        return shorter == null || Arrays.stream(shorter).allMatch(Double::isNaN)
                ? task
                : new SeriesTask(shorter, task.seasons(), task.horizon());
    }
}
