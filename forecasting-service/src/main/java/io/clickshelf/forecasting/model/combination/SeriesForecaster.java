package io.clickshelf.forecasting.model.combination;

import io.clickshelf.forecasting.model.LocalForecaster;
import io.clickshelf.forecasting.model.Workers;
import io.clickshelf.forecasting.model.arima.AutoArima;
import io.clickshelf.forecasting.model.local.AdditiveModel;
import io.clickshelf.forecasting.model.local.AutoEts;
import io.clickshelf.forecasting.model.local.Ces;
import io.clickshelf.forecasting.model.local.MstlForecaster;
import io.clickshelf.forecasting.model.local.MultipleSeasonal;
import io.clickshelf.forecasting.model.local.SeasonalNaive;
import io.clickshelf.forecasting.model.local.Theta;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Forecasts any series: alone, or many at once, which then lend each other the choice of models and the spread of the
 * errors. Series of the same seasons and horizon form a group. Each is forecast from an origin one horizon before its
 * end; the group's median of models is chosen on those errors, and its quantiles are calibrated on them. Long series get
 * weights of their own from several origins ({@link LongSeries}); series that are often zero are forecast as counts
 * ({@link CountSeries}).
 *
 * <p>Cost: twice the fit of every model to every series, five times for long ones.
 */
public final class SeriesForecaster {

    private static final int SHORTEST = 8;
    /** The last ones that have to prove themselves before they join the median of the others. */
    private static final int EXTRAS = 2;

    private static final List<LocalForecaster> NO_SEASON = List.of(
            Theta.standard(), Theta.dynamicOptimised(), new AutoEts(), new Ces(), new AutoArima(), new AdditiveModel());
    private static final List<LocalForecaster> ONE_SEASON = List.of(
            Theta.standard(),
            Theta.dynamicOptimised(),
            new AutoEts(),
            new Ces(),
            new SeasonalNaive(),
            new MstlForecaster(new AutoEts(), false),
            new AutoArima(),
            new AdditiveModel());
    private static final List<LocalForecaster> SEVERAL_SEASONS = List.of(
            new SeasonalNaive(),
            new AutoEts(),
            new MultipleSeasonal(),
            new MstlForecaster(new AutoEts(), false),
            new MstlForecaster(new AutoEts(), true));

    private enum Kind {
        COUNT,
        LONG,
        OTHER
    }

    /** What series must have in common to be forecast together. */
    private record Group(Kind kind, int horizon, List<Integer> seasons) {

        static Group of(SeriesTask task) {
            Kind kind = CountSeries.suits(task) ? Kind.COUNT : LongSeries.suits(task) ? Kind.LONG : Kind.OTHER;
            List<Integer> seasons = kind == Kind.COUNT
                    ? List.of()
                    : Arrays.stream(task.seasons()).boxed().toList();
            return new Group(kind, task.horizon(), seasons);
        }
    }

    private final int threads;
    private final Workers workers;
    private final List<LocalForecaster> lastResort = List.of(new SeasonalNaive());

    /** Uses at most {@code threads} platform threads, the caller's among them. */
    public SeriesForecaster(int threads) {
        this.threads = threads;
        this.workers = new Workers(threads);
    }

    /** The models that are combined for series with these seasons: others suit one season than several. */
    public static List<LocalForecaster> models(int... seasons) {
        return switch (seasons.length) {
            case 0 -> NO_SEASON;
            case 1 -> ONE_SEASON;
            default -> SEVERAL_SEASONS;
        };
    }

    /** The forecasts, in the order of the tasks. */
    public List<SeriesForecast> forecast(List<SeriesTask> tasks) {
        SeriesForecast[] forecasts = new SeriesForecast[tasks.size()];
        Map<Group, List<Integer>> groups = new LinkedHashMap<>();
        for (int i = 0; i < forecasts.length; i++) {
            groups.computeIfAbsent(Group.of(tasks.get(i)), group -> new ArrayList<>())
                    .add(i);
        }
        groups.forEach((group, members) -> {
            List<SeriesTask> own = members.stream().map(tasks::get).toList();
            switch (group.kind()) {
                case COUNT -> place(CountSeries.forecast(own, threads), members, forecasts);
                case LONG ->
                    place(new LongSeries(models(own.getFirst().seasons()), workers).forecast(own), members, forecasts);
                case OTHER -> forecastGroup(tasks, members, forecasts);
            }
        });
        return List.of(forecasts);
    }

    private static void place(SeriesForecast[] from, List<Integer> members, SeriesForecast[] forecasts) {
        for (int j = 0; j < from.length; j++) {
            forecasts[members.get(j)] = from[j];
        }
    }

    private void forecastGroup(List<SeriesTask> tasks, List<Integer> members, SeriesForecast[] forecasts) {
        int[] seasons = tasks.get(members.getFirst()).seasons();
        List<LocalForecaster> every = models(seasons);
        int core = seasons.length > 1 ? every.size() : every.size() - EXTRAS;
        List<LocalForecaster> models = members.size() < MedianChoice.FEWEST_TESTS ? every.subList(0, core) : every;
        BackTest[] tests = new BackTest[members.size()];
        workers.forEach(tests.length, j -> {
            SeriesTask task = tasks.get(members.get(j));
            double[] series = task.series();
            int origin = series.length - task.horizon();
            double[] known = Arrays.copyOf(series, Math.max(0, origin));
            if (Arrays.stream(known).filter(v -> !Double.isNaN(v)).count() >= SHORTEST) {
                double[] actual = Arrays.copyOfRange(series, origin, series.length);
                tests[j] = new BackTest(ModelPaths.of(task, known, models), actual);
            }
        });
        List<BackTest> done = Arrays.stream(tests).filter(t -> t != null).toList();
        int[] chosen = MedianChoice.choose(done, core, models.size());
        List<double[]> scores = new ArrayList<>();
        for (BackTest test : done) {
            double[] score = test.scores(chosen);
            if (score != null) {
                scores.add(score);
            }
        }
        int horizon = tasks.get(members.getFirst()).horizon();
        ConformalQuantiles quantiles = ConformalQuantiles.of(scores, horizon);
        List<LocalForecaster> used = Arrays.stream(chosen).mapToObj(models::get).toList();
        workers.forEach(members.size(), j -> {
            int i = members.get(j);
            forecasts[i] = forecast(tasks.get(i), used, quantiles);
        });
    }

    private SeriesForecast forecast(SeriesTask task, List<LocalForecaster> used, ConformalQuantiles quantiles) {
        ModelPaths paths = ModelPaths.of(task, task.series(), used);
        int[] all = new int[used.size()];
        Arrays.setAll(all, k -> k);
        double[] point = paths.median(all);
        List<LocalForecaster> sources = used;
        if (point == null) {
            sources = lastResort;
            point = ModelPaths.of(task, task.series(), lastResort).median(new int[] {0});
        }
        if (point == null) {
            throw new IllegalStateException("Even the naive forecast failed.");
        }
        boolean nonNegative = Arrays.stream(task.series()).noneMatch(v -> v < 0);
        List<String> names = sources.stream().map(LocalForecaster::name).toList();
        return new SeriesForecast(point, point, quantiles.around(point, paths.scale(), nonNegative), names);
    }
}
