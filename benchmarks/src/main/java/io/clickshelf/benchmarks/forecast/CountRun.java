package io.clickshelf.benchmarks.forecast;

import io.clickshelf.benchmarks.Report;
import io.clickshelf.forecasting.model.Gaps;
import io.clickshelf.forecasting.model.LocalForecaster;
import io.clickshelf.forecasting.model.demand.DemandForecast;
import io.clickshelf.forecasting.model.demand.DemandForecastModel;
import io.clickshelf.forecasting.model.demand.DemandForecaster;
import io.clickshelf.forecasting.model.demand.DemandHistory;
import io.clickshelf.forecasting.model.intermittent.Croston;
import io.clickshelf.forecasting.model.intermittent.Imapa;
import io.clickshelf.forecasting.model.intermittent.Tsb;
import io.clickshelf.forecasting.model.local.SeasonalNaive;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Forecasts counts of one panel: the service's demand model beside each intermittent method alone. */
final class CountRun {

    private static final int MEDIAN = 10;

    private CountRun() {}

    /**
     * Runs and reports. The demand model's absolute errors are of its median, as the measure asks for.
     *
     * @param panel equally long rows of months or weeks, NaN where unknown
     */
    static void run(String set, List<double[]> panel, int horizon, int threads, Report report) {
        List<SeriesCase> cases = new ArrayList<>();
        for (double[] row : panel) {
            int seen = row.length - horizon;
            cases.add(new SeriesCase(
                    Integer.toString(cases.size()),
                    "ALL",
                    1,
                    Arrays.copyOf(row, seen),
                    Arrays.copyOfRange(row, seen, row.length)));
        }
        for (LocalForecaster model : List.of(
                new SeasonalNaive(),
                Croston.classic(),
                Croston.syntetosBoylan(),
                new Tsb(0.1, 0.1),
                Imapa.adida(),
                Imapa.imapa())) {
            alone(set, cases, model, report);
        }
        double[][] demand = cases.stream().map(SeriesCase::train).toArray(double[][]::new);
        List<String> ids = cases.stream().map(SeriesCase::id).toList();
        long start = System.nanoTime();
        DemandForecastModel model =
                DemandForecaster.withoutWeek(threads).fit(new DemandHistory(LocalDate.EPOCH, ids, demand), horizon);
        Accuracy accuracy = new Accuracy();
        for (SeriesCase item : cases) {
            DemandForecast forecast = model.predict(item.id(), horizon).orElseThrow();
            double[] median = Arrays.stream(forecast.quantiles())
                    .mapToDouble(q -> q[MEDIAN])
                    .toArray();
            accuracy.add(item, median, forecast.quantiles(), forecast.intervals());
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        accuracy.report(report, set, "clickshelf");
        report.add(set, "clickshelf", "series_per_second", cases.size() / seconds, "1/s");
        report.say("  chosen: %s", model.report().chosenModels());
    }

    /** A point forecast is scored as a distribution without spread. */
    private static void alone(String set, List<SeriesCase> cases, LocalForecaster model, Report report) {
        Accuracy accuracy = new Accuracy();
        int levels = io.clickshelf.forecasting.model.QuantileLevels.count();
        for (SeriesCase item : cases) {
            if (Arrays.stream(item.train()).allMatch(Double::isNaN)) {
                continue;
            }
            double[] path = model.fit(Gaps.fill(item.train(), 1)).forecast(item.test().length);
            double[][] quantiles = IntStream.range(0, path.length)
                    .mapToObj(h -> {
                        double[] row = new double[levels];
                        Arrays.fill(row, path[h]);
                        return row;
                    })
                    .toArray(double[][]::new);
            accuracy.add(item, path, quantiles);
        }
        accuracy.report(report, set, model.name());
    }
}
