package io.clickshelf.forecasting.api;

import io.clickshelf.contracts.forecasting.ForecastPeriod;
import io.clickshelf.contracts.forecasting.ForecastRequest;
import io.clickshelf.contracts.forecasting.ProductForecast;
import io.clickshelf.forecasting.model.QuantileLevels;
import io.clickshelf.forecasting.model.combination.SeriesForecast;
import io.clickshelf.forecasting.model.combination.SeriesForecaster;
import io.clickshelf.forecasting.model.combination.SeriesTask;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Forecasts a series that came with the request, by the models that are chosen for it. */
@Component
class SeriesAnswers {

    private final SeriesForecaster forecaster = new SeriesForecaster(1);

    ProductForecast of(ForecastRequest request) {
        double[] observations = Objects.requireNonNull(request.series()).stream()
                .mapToDouble(value -> value == null ? Double.NaN : value)
                .toArray();
        SeriesForecast forecast = forecaster
                .forecast(List.of(new SeriesTask(observations, request.seasonLengths(), request.steps())))
                .getFirst();
        double[] levels = request.quantileLevels();
        List<ForecastPeriod> periods = new ArrayList<>();
        for (int step = 0; step < request.steps(); step++) {
            double[] quantiles = interpolated(forecast.quantiles()[step], levels);
            periods.add(new ForecastPeriod(
                    null,
                    forecast.mean()[step],
                    ProductForecasts.byLevel(levels, quantiles),
                    ProductForecasts.byCoverage(forecast.intervals()[step]),
                    null,
                    null,
                    null));
        }
        return new ProductForecast(
                null, null, periods, Arrays.stream(forecast.mean()).sum(), null, forecast.models());
    }

    /** Between the levels of the grid by straight lines; beyond its ends, its ends. */
    private static double[] interpolated(double[] onGrid, double[] levels) {
        double[] grid = QuantileLevels.grid();
        double[] values = new double[levels.length];
        for (int i = 0; i < levels.length; i++) {
            int at = Arrays.binarySearch(grid, levels[i]);
            int above = at >= 0 ? at : -at - 1;
            if (above == 0 || at >= 0) {
                values[i] = onGrid[above];
            } else if (above == grid.length) {
                values[i] = onGrid[grid.length - 1];
            } else {
                double part = (levels[i] - grid[above - 1]) / (grid[above] - grid[above - 1]);
                values[i] = onGrid[above - 1] + part * (onGrid[above] - onGrid[above - 1]);
            }
        }
        return values;
    }
}
