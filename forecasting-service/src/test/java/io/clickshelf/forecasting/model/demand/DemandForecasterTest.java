package io.clickshelf.forecasting.model.demand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.clickshelf.forecasting.model.QuantileLevels;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DemandForecasterTest {

    private static final LocalDate FIRST_DAY = LocalDate.of(2025, 1, 1);
    private static final int DAYS = 300;
    private static final int HORIZON = 14;
    private static final double[] WEEK = {1.2, 1, 1, 1, 1.3, 0, 0.5};

    private static DemandHistory history;
    private static DemandForecastModel model;

    /** 200 products whose Poisson rates run from 0.02 to 20 a day, closed on Saturdays and over a holiday week. */
    @BeforeAll
    static void fitAShop() {
        history = shop(DAYS);
        model = new DemandForecaster(2).fit(history, HORIZON);
    }

    @Test
    void learnsTheClosedWeekdayAndTheWeeksProfile() {
        DemandForecast forecast = model.predict("P199", HORIZON).orElseThrow();
        assertThat(forecast.firstDay()).isEqualTo(FIRST_DAY.plusDays(DAYS));
        for (int h = 0; h < HORIZON; h++) {
            DayOfWeek weekday = forecast.firstDay().plusDays(h).getDayOfWeek();
            double expected = 20 * WEEK[weekday.ordinal()];
            assertThat(forecast.mean()[h]).as(weekday.toString()).isCloseTo(expected, within(0.2 * expected));
        }
    }

    @Test
    void quantilesNeverCrossAndAreWholeUnits() {
        for (String product : model.productIds()) {
            for (double[] quantiles :
                    model.predict(product, HORIZON).orElseThrow().quantiles()) {
                assertThat(quantiles).isSorted();
                assertThat(quantiles[3]).isEqualTo(Math.rint(quantiles[3])).isNotNegative();
            }
        }
    }

    @Test
    void leadTimeQuantilesCoverWhatFollows() {
        double[][] future = shop(DAYS + HORIZON).demand();
        int below = 0;
        for (int i = 0; i < 200; i++) {
            double sum = 0;
            for (int h = 0; h < HORIZON; h++) {
                sum += future[i][DAYS + h];
            }
            below += sum <= model.leadTimeQuantiles("P" + i, HORIZON, 0.9).orElseThrow()[0] ? 1 : 0;
        }
        assertThat(below / 200.0).isBetween(0.84, 0.99);
    }

    @Test
    void beatsTheSeasonalNaiveForecastOnHeldOutDaysAndIsCalibrated() {
        FitReport report = model.report();
        assertThat(report.heldOutDays()).isEqualTo(HORIZON);
        assertThat(report.metrics().pinball()).isLessThan(0.8 * report.naive().pinball());
        assertThat(report.metrics().mase()).isLessThan(report.naive().mase());
        assertThat(report.metrics().coverage80()).isBetween(0.78, 0.92);
        assertThat(report.metrics().coverage95()).isBetween(0.92, 0.99);
    }

    @Test
    void daysOutOfStockAreNotDaysWithoutDemand() {
        DemandHistory holes = largest(30, 120);
        for (int t = 40; t < 120; t++) {
            if (t % 3 != 0) {
                holes.demand()[29][t] = Double.NaN;
            }
        }
        double mean =
                new DemandForecaster(2).fit(holes, 7).leadTimeMean("P199", 7).orElseThrow();
        assertThat(mean).isCloseTo(20 * 6, within(20.0));
    }

    @Test
    void savedAndLoadedItForecastsTheSame() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        model.save(new DataOutputStream(bytes));
        DemandForecastModel loaded =
                DemandForecastModel.load(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        assertThat(loaded.report()).isEqualTo(model.report());
        for (String product : List.of("P0", "P100", "P199")) {
            DemandForecast forecast = loaded.predict(product, 40).orElseThrow();
            DemandForecast before = model.predict(product, 40).orElseThrow();
            assertThat(forecast.mean()).isEqualTo(before.mean());
            assertThat(forecast.quantiles()).isDeepEqualTo(before.quantiles());
            assertThat(forecast.intervals()[3]).isDeepEqualTo(before.intervals()[3]);
            assertThat(loaded.leadTimeQuantiles(product, 9, QuantileLevels.grid())
                            .orElseThrow())
                    .isEqualTo(model.leadTimeQuantiles(product, 9, QuantileLevels.grid())
                            .orElseThrow());
        }
    }

    @Test
    void aModelIsRolledOntoNewDaysWithItsOwnChoices() {
        DemandForecastModel rolled = new DemandForecaster(2).rolled(model, shop(DAYS + 3));
        assertThat(rolled.firstDay()).isEqualTo(model.firstDay().plusDays(3));
        assertThat(rolled.report()).isEqualTo(model.report());
        assertThat(rolled.leadTimeMean("P199", 7).orElseThrow()).isCloseTo(20 * 6, within(20.0));
        DemandForecastModel again = new DemandForecaster(2).rolled(model, history);
        assertThat(again.predict("P100", 7).orElseThrow().mean())
                .isEqualTo(model.predict("P100", 7).orElseThrow().mean());
    }

    @Test
    void demandThatIsTheSameEveryDayIsForecastWithHardlyASpread() {
        double[][] demand = new double[20][120];
        for (double[] row : demand) {
            java.util.Arrays.fill(row, 5);
        }
        List<String> ids = IntStream.range(0, 20).mapToObj(i -> "S" + i).toList();
        DemandForecastModel steady = new DemandForecaster(1).fit(new DemandHistory(FIRST_DAY, ids, demand), 7);
        double[] quantiles = steady.leadTimeQuantiles("S3", 7, 0.05, 0.95).orElseThrow();
        assertThat(quantiles[0]).isBetween(33.0, 35.0);
        assertThat(quantiles[1]).isBetween(35.0, 37.0);
    }

    @Test
    void whatIsSoldByWeightIsForecastInTenths() {
        DemandHistory pieces = largest(20, 70);
        double[][] kilos = new double[20][70];
        for (int i = 0; i < 20; i++) {
            for (int t = 0; t < 70; t++) {
                kilos[i][t] = pieces.demand()[i][t] / 10;
            }
        }
        DemandForecastModel byWeight =
                new DemandForecaster(2).fit(new DemandHistory(FIRST_DAY, pieces.productIds(), kilos), 7);
        DemandForecastModel byPiece = new DemandForecaster(2).fit(pieces, 7);
        double[] weight = byWeight.leadTimeQuantiles("P199", 7, 0.1, 0.9).orElseThrow();
        double[] piece = byPiece.leadTimeQuantiles("P199", 7, 0.1, 0.9).orElseThrow();
        assertThat(weight[0] * 10).isCloseTo(piece[0], within(1e-6));
        assertThat(weight[1] * 10).isCloseTo(piece[1], within(1e-6));
    }

    /** Sixty slow movers, whose demand grows by 1.2 % a day: each by itself looks like chance. */
    @Test
    void whatAllProductsHaveInCommonIsForecastFromTheirSum() {
        double[][] demand = new double[60][190];
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            ids.add("G" + i);
            SplittableRandom random = new SplittableRandom(i);
            for (int t = 0; t < 190; t++) {
                demand[i][t] = poisson(0.2 * Math.exp(0.012 * t), random);
            }
        }
        DemandForecastModel growing = new DemandForecaster(2).fit(new DemandHistory(FIRST_DAY, ids, demand), HORIZON);
        assertThat(growing.models("G7").orElseThrow()).anyMatch(name -> name.startsWith("shared_trend"));
        double sum = ids.stream()
                .mapToDouble(id -> growing.leadTimeMean(id, HORIZON).orElseThrow())
                .sum();
        double expected = 0;
        for (int t = 190; t < 190 + HORIZON; t++) {
            expected += 60 * 0.2 * Math.exp(0.012 * t);
        }
        assertThat(sum).isCloseTo(expected, within(0.12 * expected));
    }

    @Test
    void anUnknownProductHasNoForecast() {
        assertThat(model.predict("unheard of", 7)).isEmpty();
    }

    @Test
    void aShortHistoryIsForecastWithoutAMeasure() {
        DemandForecastModel young = new DemandForecaster(1).fit(shop(10), HORIZON);
        assertThat(young.report().metrics().known()).isFalse();
        assertThat(young.leadTimeMean("P199", 7).orElseThrow()).isGreaterThan(50);
    }

    @Test
    void badInputNamesTheValue() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DemandHistory(FIRST_DAY, List.of("A"), new double[][] {{1, -2}}))
                .withMessageContaining("A")
                .withMessageContaining("-2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> model.predict("P1", 0))
                .withMessageContaining("days is 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> model.leadTimeQuantiles("P1", 7, 0.9, 0.5))
                .withMessageContaining("0.9, 0.5");
    }

    private static DemandHistory largest(int products, int days) {
        return shop(days)
                .only(IntStream.range(200 - products, 200)
                        .mapToObj(i -> "P" + i)
                        .collect(Collectors.toSet()));
    }

    private static DemandHistory shop(int days) {
        List<String> ids = new ArrayList<>();
        double[][] demand = new double[200][days];
        for (int i = 0; i < 200; i++) {
            ids.add("P" + i);
            double rate = 0.02 * Math.pow(1000, i / 199.0);
            SplittableRandom random = new SplittableRandom(i);
            for (int t = 0; t < days; t++) {
                double mean = rate * WEEK[FIRST_DAY.plusDays(t).getDayOfWeek().ordinal()];
                demand[i][t] = t >= 100 && t < 106 ? 0 : poisson(mean, random);
            }
        }
        return new DemandHistory(FIRST_DAY, ids, demand);
    }

    private static int poisson(double mean, SplittableRandom random) {
        int count = -1;
        for (double sum = 0; sum <= mean; sum -= Math.log(1 - random.nextDouble())) {
            count++;
        }
        return count;
    }
}
