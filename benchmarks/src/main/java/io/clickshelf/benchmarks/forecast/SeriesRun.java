package io.clickshelf.benchmarks.forecast;

import io.clickshelf.benchmarks.Report;
import io.clickshelf.forecasting.model.Gaps;
import io.clickshelf.forecasting.model.LocalForecaster;
import io.clickshelf.forecasting.model.combination.SeriesForecast;
import io.clickshelf.forecasting.model.combination.SeriesForecaster;
import io.clickshelf.forecasting.model.combination.SeriesTask;
import io.clickshelf.forecasting.model.local.SeasonalNaive;
import java.util.ArrayList;
import java.util.List;

/** Forecasts a set of series with each model alone, and with the combination that the service uses. */
final class SeriesRun {

    private SeriesRun() {}

    /** Runs and reports; the accuracy of the combination is returned. */
    static Accuracy run(String set, List<SeriesCase> cases, Settings settings, Report report) {
        if (settings.alone()) {
            for (LocalForecaster model : SeriesForecaster.models(seasons(cases.getFirst()))) {
                alone(set, cases, model, report);
            }
        }
        List<SeriesTask> tasks = new ArrayList<>();
        for (SeriesCase item : cases) {
            tasks.add(new SeriesTask(item.train(), seasons(item), item.test().length));
        }
        long start = System.nanoTime();
        List<SeriesForecast> forecasts = new SeriesForecaster(settings.threads()).forecast(tasks);
        double seconds = (System.nanoTime() - start) / 1e9;
        Accuracy accuracy = new Accuracy();
        for (int i = 0; i < cases.size(); i++) {
            SeriesForecast forecast = forecasts.get(i);
            accuracy.add(cases.get(i), forecast.point(), forecast.quantiles(), forecast.intervals());
        }
        accuracy.report(report, set, "clickshelf");
        report.add(set, "clickshelf", "series_per_second", cases.size() / seconds, "1/s");
        forecasts.stream()
                .map(SeriesForecast::models)
                .distinct()
                .forEach(models -> report.say("  chosen for some or all: median of %s", models));
        return accuracy;
    }

    /** One model, one thread; what it can't be fitted to is forecast by the seasonal naive method and counted. */
    private static void alone(String set, List<SeriesCase> cases, LocalForecaster model, Report report) {
        Accuracy accuracy = new Accuracy();
        int failures = 0;
        long nanos = 0;
        for (SeriesCase item : cases) {
            double[] series = Gaps.fill(item.train(), item.season());
            int[] lengths = seasons(item);
            long start = System.nanoTime();
            double[] path;
            try {
                path = model.fit(series, lengths).forecast(item.test().length);
            } catch (IllegalArgumentException e) {
                failures++;
                path = new SeasonalNaive().fit(series, lengths).forecast(item.test().length);
            }
            nanos += System.nanoTime() - start;
            accuracy.add(item, path, null);
        }
        accuracy.report(report, set, model.name());
        report.add(set, model.name(), "series_per_second", cases.size() / (nanos / 1e9), "1/s");
        if (failures > 0) {
            report.add(set, model.name(), "failures", failures, "series");
        }
    }

    /** Hours, and parts of them, have a week beside their day. */
    private static int[] seasons(SeriesCase item) {
        if (item.season() >= 24 && (item.season() % 24 == 0)) {
            return new int[] {item.season(), 7 * item.season()};
        }
        return item.season() > 1 ? new int[] {item.season()} : new int[0];
    }
}
