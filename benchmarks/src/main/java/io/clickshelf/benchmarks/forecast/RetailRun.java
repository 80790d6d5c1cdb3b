package io.clickshelf.benchmarks.forecast;

import io.clickshelf.benchmarks.Report;
import io.clickshelf.forecasting.model.Gaps;
import io.clickshelf.forecasting.model.Intervals;
import io.clickshelf.forecasting.model.LocalForecaster;
import io.clickshelf.forecasting.model.QuantileLevels;
import io.clickshelf.forecasting.model.Workers;
import io.clickshelf.forecasting.model.demand.Covariates;
import io.clickshelf.forecasting.model.demand.DemandForecast;
import io.clickshelf.forecasting.model.demand.DemandForecastModel;
import io.clickshelf.forecasting.model.demand.DemandForecaster;
import io.clickshelf.forecasting.model.demand.DemandHistory;
import io.clickshelf.forecasting.model.local.AutoEts;
import io.clickshelf.forecasting.model.local.SeasonalNaive;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The service's demand model on daily retail data at rolling origins, beside AutoETS and seasonal naive. */
final class RetailRun {

    private static final int WEEK = 7;
    private static final int MOST_FOR_ETS = 5_000;

    private final String set;
    private final LocalDate firstDay;
    private final double[][] demand;
    private final Covariates covariates;
    private final int horizon;
    private final int threads;

    /** @param demand [series][day], NaN where unknown; the covariates may reach further */
    RetailRun(String set, LocalDate firstDay, double[][] demand, Covariates covariates, int horizon, int threads) {
        this.set = set;
        this.firstDay = firstDay;
        this.demand = demand;
        this.covariates = covariates;
        this.horizon = horizon;
        this.threads = threads;
    }

    void run(int origins, Report report) {
        RetailErrors own = new RetailErrors();
        RetailErrors naive = new RetailErrors();
        RetailErrors ets = new RetailErrors();
        List<String> ids =
                IntStream.range(0, demand.length).mapToObj(Integer::toString).toList();
        double seconds = 0;
        for (int origin = 1; origin <= origins; origin++) {
            int seen = demand[0].length - origin * horizon;
            double[][] past = head(seen);
            long start = System.nanoTime();
            DemandForecastModel model =
                    new DemandForecaster(threads).fit(new DemandHistory(firstDay, ids, past, covariates), horizon);
            for (int i = 0; i < demand.length; i++) {
                DemandForecast forecast = model.predict(ids.get(i), horizon).orElseThrow();
                own.add(past[i], actual(i, seen), forecast.mean(), forecast.quantiles(), forecast.intervals());
            }
            seconds += (System.nanoTime() - start) / 1e9;
            report.say("  origin %d: %s", seen, model.report().chosenModels());
            rival(new SeasonalNaive(), past, seen, naive);
            if (demand.length <= MOST_FOR_ETS) {
                rival(new AutoEts(), past, seen, ets);
            }
        }
        own.report(report, set, "clickshelf");
        report.add(set, "clickshelf", "seconds_per_origin", seconds / origins, "s");
        naive.report(report, set, "seasonal_naive");
        if (demand.length <= MOST_FOR_ETS) {
            ets.report(report, set, "ets");
        } else {
            report.say("  ets is run on at most %d series: --limit %d", MOST_FOR_ETS, MOST_FOR_ETS);
        }
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

    private double[][] head(int days) {
        return Arrays.stream(demand).map(row -> Arrays.copyOf(row, days)).toArray(double[][]::new);
    }

    private double[] actual(int series, int seen) {
        return Arrays.copyOfRange(demand[series], seen, seen + horizon);
    }
}
