package io.clickshelf.forecasting.model.combination;

import io.clickshelf.forecasting.model.QuantileLevels;
import io.clickshelf.forecasting.model.demand.DemandForecast;
import io.clickshelf.forecasting.model.demand.DemandForecastModel;
import io.clickshelf.forecasting.model.demand.DemandForecaster;
import io.clickshelf.forecasting.model.demand.DemandHistory;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Series that are often zero: forecast as a shop's products are, by the models for intermittent demand. */
final class CountSeries {

    private static final double SMALLEST_SHARE_OF_ZEROS = 0.25;
    private static final int SHORTEST = 8;
    private static final int MEDIAN = QuantileLevels.indexOf(0.5);
    private static final LocalDate ANY_DAY = LocalDate.EPOCH;

    private CountSeries() {}

    /** Whether a series is never negative and often zero. */
    static boolean suits(SeriesTask task) {
        int known = 0;
        int zeros = 0;
        for (double value : task.series()) {
            if (value < 0) {
                return false;
            }
            known += Double.isNaN(value) ? 0 : 1;
            zeros += value == 0 ? 1 : 0;
        }
        return known >= SHORTEST && zeros >= SMALLEST_SHARE_OF_ZEROS * known && task.horizon() <= 180;
    }

    /** The forecasts of a group with the same horizon; their ends are taken for the same time. */
    static SeriesForecast[] forecast(List<SeriesTask> tasks, int threads) {
        int longest =
                tasks.stream().mapToInt(task -> task.series().length).max().orElse(0);
        List<String> ids = new ArrayList<>();
        double[][] panel = new double[tasks.size()][longest];
        for (int i = 0; i < panel.length; i++) {
            double[] series = tasks.get(i).series();
            Arrays.fill(panel[i], Double.NaN);
            System.arraycopy(series, 0, panel[i], longest - series.length, series.length);
            ids.add(Integer.toString(i));
        }
        int horizon = tasks.getFirst().horizon();
        DemandForecastModel model =
                DemandForecaster.withoutWeek(threads).fit(new DemandHistory(ANY_DAY, ids, panel), horizon);
        SeriesForecast[] forecasts = new SeriesForecast[panel.length];
        for (int i = 0; i < forecasts.length; i++) {
            DemandForecast forecast = model.predict(ids.get(i), horizon).orElseThrow();
            double[] median = Arrays.stream(forecast.quantiles())
                    .mapToDouble(row -> row[MEDIAN])
                    .toArray();
            forecasts[i] = new SeriesForecast(
                    median,
                    forecast.mean(),
                    forecast.quantiles(),
                    forecast.intervals(),
                    model.models(ids.get(i)).orElseThrow());
        }
        return forecasts;
    }
}
