package io.clickshelf.forecasting.model.demand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What has been listed for long and never sold. */
class NewProductTest {

    private static final double EXPECTED = 0.2;
    private static final int HORIZON = 28;
    private static final int ORDER = 3;

    private final SplittableRandom random = new SplittableRandom(5);

    /**
     * A hundred thousand new products whose levels scatter around what is expected with a coefficient of variation of one,
     * and are ordered three at a time: those left without a sale after some days sell ever less, and so it is forecast.
     */
    @Test
    void forecastsFadeTowardsWhatUnsoldProductsSellAfterwards() {
        DemandForecastModel model = likes();
        for (int days : new int[] {0, 28, 84, 336}) {
            double afterwards = 0;
            int unsold = 0;
            for (int product = 0; product < 100_000; product++) {
                double level = -EXPECTED * Math.log(1 - random.nextDouble());
                if (poisson(level * days / ORDER) == 0) {
                    unsold++;
                    afterwards += ORDER * poisson(level * HORIZON / ORDER);
                }
            }
            NewProduct forecast = NewProduct.of(model, Map.of("P0", 1.0), EXPECTED, 1, days);
            double mean = model.withNew(Map.of("new", forecast))
                    .leadTimeMean("new", HORIZON)
                    .orElseThrow();
            assertThat(mean)
                    .as("after %s days without a sale", days)
                    .isCloseTo(afterwards / unsold, within(0.15 * afterwards / unsold));
        }
    }

    /** Known products, that are ordered three at a time. */
    private DemandForecastModel likes() {
        double[][] demand = new double[8][400];
        for (double[] row : demand) {
            Arrays.setAll(row, t -> ORDER * poisson(0.3));
        }
        List<String> ids =
                IntStream.range(0, demand.length).mapToObj(i -> "P" + i).toList();
        DemandHistory history = new DemandHistory(LocalDate.of(2025, 1, 6), ids, demand);
        return new DemandForecaster(1).fit(history, HORIZON);
    }

    private int poisson(double mean) {
        int count = -1;
        for (double sum = 0; sum <= mean; sum -= Math.log(1 - random.nextDouble())) {
            count++;
        }
        return count;
    }
}
