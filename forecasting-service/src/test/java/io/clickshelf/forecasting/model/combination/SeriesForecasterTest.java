package io.clickshelf.forecasting.model.combination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.clickshelf.forecasting.model.QuantileLevels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
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
}
