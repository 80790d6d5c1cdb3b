package io.clickshelf.benchmarks.forecast;

import io.clickshelf.benchmarks.Report;
import io.clickshelf.forecasting.model.Gaps;
import io.clickshelf.forecasting.model.Intervals;
import io.clickshelf.forecasting.model.LocalForecaster;
import io.clickshelf.forecasting.model.QuantileLevels;
import io.clickshelf.forecasting.model.Workers;
import io.clickshelf.forecasting.model.demand.DemandForecast;
import io.clickshelf.forecasting.model.demand.DemandForecastModel;
import io.clickshelf.forecasting.model.demand.DemandForecaster;
import io.clickshelf.forecasting.model.demand.DemandHistory;
import io.clickshelf.forecasting.model.local.AutoEts;
import io.clickshelf.forecasting.model.local.SeasonalNaive;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The service's demand model on daily retail data at rolling origins, beside AutoETS and seasonal naive. */
final class RetailRun {

    private static final int WEEK = 7;
    private static final int MOST_FOR_ETS = 5_000;

    private final String set;
    private final RetailPanel panel;
    private final int horizon;
    private final int threads;

    RetailRun(String set, RetailPanel panel, int horizon, int threads) {
        this.set = set;
        this.panel = panel;
        this.horizon = horizon;
        this.threads = threads;
    }

    void run(int origins, Report report) {
        own(origins, report);
        rival("seasonal_naive", new SeasonalNaive(), origins, report);
        if (panel.series() <= MOST_FOR_ETS) {
            rival("ets", new AutoEts(), origins, report);
        } else {
            report.say("  ets is run on at most %d series: --limit %d", MOST_FOR_ETS, MOST_FOR_ETS);
        }
    }

    /** The service's model alone. */
    void own(int origins, Report report) {
        RetailErrors errors = new RetailErrors();
        List<String> ids =
                IntStream.range(0, panel.series()).mapToObj(Integer::toString).toList();
        double seconds = 0;
        for (int origin = 1; origin <= origins; origin++) {
            int seen = panel.days() - origin * horizon;
            RetailPanel past = panel.until(seen);
            long start = System.nanoTime();
            DemandForecastModel model = new DemandForecaster(threads)
                    .fit(
                            new DemandHistory(past.firstDay(), ids, past.demand(), past.observed(), past.covariates()),
                            horizon);
            for (int i = 0; i < panel.series(); i++) {
                DemandForecast forecast = model.predict(ids.get(i), horizon).orElseThrow();
                errors.add(
                        past.demand()[i], actual(i, seen), forecast.mean(), forecast.quantiles(), forecast.intervals());
            }
            seconds += (System.nanoTime() - start) / 1e9;
            report.say("  origin %d: %s", seen, model.report().chosenModels());
            model.report()
                    .levels()
                    .forEach((level, ways) -> report.say("    %s, error over bottom-up: %s", level, ways));
        }
        errors.report(report, set, "clickshelf");
        report.add(set, "clickshelf", "seconds_per_origin", seconds / origins, "s");
    }

    private void rival(String name, LocalForecaster model, int origins, Report report) {
        RetailErrors errors = new RetailErrors();
        for (int origin = 1; origin <= origins; origin++) {
            int seen = panel.days() - origin * horizon;
            rival(model, panel.until(seen).demand(), seen, errors);
        }
        errors.report(report, set, name);
    }

    /** A local model; its quantiles are those of its own errors one horizon earlier. */
    private void rival(LocalForecaster model, double[][] past, int seen, RetailErrors errors) {
        double[][] paths = new double[past.length][];
        double[][] earlier = new double[past.length][];
        new Workers(threads).forEach(past.length, i -> {
            paths[i] = path(model, past[i]);
            double[] before = path(model, Arrays.copyOf(past[i], seen - horizon));
            earlier[i] = IntStream.range(0, horizon)
                    .mapToDouble(h -> past[i][seen - horizon + h] - before[h])
                    .filter(e -> !Double.isNaN(e))
                    .sorted()
                    .toArray();
        });
        double[] levels = QuantileLevels.grid();
        for (int i = 0; i < past.length; i++) {
            double[] sorted = earlier[i];
            double[][] quantiles = new double[horizon][levels.length];
            for (int h = 0; h < horizon; h++) {
                for (int k = 0; k < levels.length; k++) {
                    double error = sorted.length == 0 ? 0 : sorted[(int) Math.rint(levels[k] * (sorted.length - 1))];
                    quantiles[h][k] = Math.max(0, paths[i][h] + error);
                }
            }
            errors.add(past[i], actual(i, seen), paths[i], quantiles, Intervals.central(quantiles));
        }
    }

    private double[] path(LocalForecaster model, double[] past) {
        if (Arrays.stream(past).allMatch(Double::isNaN)) {
            return new double[horizon];
        }
        double[] filled = Gaps.fill(past, WEEK);
        try {
            return Arrays.stream(model.fit(filled, WEEK).forecast(horizon))
                    .map(v -> Math.max(0, v))
                    .toArray();
        } catch (IllegalArgumentException e) {
            return new SeasonalNaive().fit(filled, WEEK).forecast(horizon);
        }
    }

    private double[] actual(int series, int seen) {
        return Arrays.copyOfRange(panel.observed()[series], seen, seen + horizon);
    }
}
