package io.clickshelf.forecasting.model.combination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.clickshelf.forecasting.model.QuantileLevels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SeriesForecasterTest {

    @Test
    void intervalsCoverWhatTheySayOnSimulatedSeries() {
        Random random = new Random(5);
        int horizon = 6;
        List<SeriesTask> tasks = new ArrayList<>();
        List<double[]> futures = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            double[] walk = new double[60 + horizon];
            double level = 200;
            for (int t = 0; t < walk.length; t++) {
                level += random.nextGaussian();
                walk[t] = level + 2 * random.nextGaussian();
            }
            tasks.add(new SeriesTask(Arrays.copyOf(walk, 60), new int[0], horizon));
            futures.add(Arrays.copyOfRange(walk, 60, walk.length));
        }
        List<SeriesForecast> forecasts = new SeriesForecaster(2).forecast(tasks);
        int low = QuantileLevels.indexOf(0.1);
        int high = QuantileLevels.indexOf(0.9);
        int inside = 0;
        for (int i = 0; i < 400; i++) {
            double[][] quantiles = forecasts.get(i).quantiles();
            for (int h = 0; h < horizon; h++) {
                assertThat(quantiles[h]).isSorted();
                double y = futures.get(i)[h];
                inside += y >= quantiles[h][low] && y <= quantiles[h][high] ? 1 : 0;
            }
        }
        assertThat(inside / (400.0 * horizon)).isCloseTo(0.8, within(0.04));
    }

    @Test
    void followsADayAndAWeekAtOnce() {
        double[] hours = new double[168 * 4 + 48];
        for (int t = 0; t < hours.length; t++) {
            hours[t] = hourly(t);
        }
        SeriesTask task = new SeriesTask(Arrays.copyOf(hours, 168 * 4), new int[] {24, 168}, 48);
        double[] path =
                new SeriesForecaster(1).forecast(List.of(task)).getFirst().point();
        for (int h = 0; h < 48; h++) {
            assertThat(path[h]).isCloseTo(hourly(168 * 4 + h), within(5.0));
        }
    }

    @Test
    void aSeriesNoModelCanBeFittedToIsRepeated() {
        SeriesTask task = new SeriesTask(new double[] {Double.NaN, 4, 6}, new int[] {12}, 3);
        SeriesForecast forecast =
                new SeriesForecaster(1).forecast(List.of(task)).getFirst();
        assertThat(forecast.point()).hasSize(3);
        assertThat(forecast.quantiles()[0]).isSorted();
    }

    @Test
    void aSeriesWithoutAValueIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SeriesTask(new double[] {Double.NaN}, new int[0], 3))
                .withMessageContaining("no known value");
    }

    private static double hourly(int t) {
        double day = 20 * Math.sin(2 * Math.PI * t / 24);
        boolean weekend = t / 24 % 7 >= 5;
        return 100 + day + (weekend ? -30 : 0) + 0.5 * Math.sin(12.9898 * t);
    }

    @Test
    void seriesThatAreOftenZeroAreForecastAsCounts() {
        SplittableRandom random = new SplittableRandom(4);
        List<SeriesTask> tasks = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            double[] series = new double[48];
            for (int t = 0; t < series.length; t++) {
                series[t] = random.nextInt(4) == 0 ? 1 + random.nextInt(3) : 0;
            }
            tasks.add(new SeriesTask(series, new int[] {12}, 6));
        }
        for (SeriesForecast forecast : new SeriesForecaster(1).forecast(tasks)) {
            assertThat(forecast.point()).containsOnly(0);
            assertThat(forecast.mean()[3]).isBetween(0.1, 1.2);
            for (double[] quantiles : forecast.quantiles()) {
                assertThat(quantiles).isSorted();
                assertThat(Arrays.stream(quantiles).allMatch(q -> q == Math.rint(q)))
                        .isTrue();
            }
        }
    }

    @Test
    void aLongSeriesGetsTheModelsThatSuitedItBefore() {
        SplittableRandom random = new SplittableRandom(5);
        double[] series = new double[420];
        double[] future = new double[12];
        for (int t = 0; t < 432; t++) {
            double value = 50 + 10 * Math.sin(t * Math.PI / 6) + 15 * Math.cos(t * Math.PI / 42) + random.nextDouble();
            (t < 420 ? series : future)[t < 420 ? t : t - 420] = value;
        }
        SeriesForecast forecast = new SeriesForecaster(1)
                .forecast(List.of(new SeriesTask(series, new int[] {12, 84}, 12)))
                .getFirst();
        for (int h = 0; h < future.length; h++) {
            assertThat(forecast.point()[h]).isCloseTo(future[h], within(2.0));
            assertThat(forecast.quantiles()[h]).isSorted();
        }
    }
}
