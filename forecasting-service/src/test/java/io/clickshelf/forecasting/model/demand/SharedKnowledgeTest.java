package io.clickshelf.forecasting.model.demand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What one product's own days can't tell. */
class SharedKnowledgeTest {

    private static final LocalDate FIRST_DAY = LocalDate.of(2025, 1, 6);
    private static final int DAYS = 120;
    private static final int HORIZON = 7;
    private static final int SATURDAY = 5;

    /** Days on which a shelf ran empty are estimated at thrice what is usual: too much, as the days in stock show. */
    @Test
    void whatIsOnlyEstimatedDoesNotDecide() {
        int products = 60;
        double[][] demand = new double[products][DAYS];
        double[][] observed = new double[products][DAYS];
        for (int i = 0; i < products; i++) {
            SplittableRandom random = new SplittableRandom(i);
            for (int t = 0; t < DAYS; t++) {
                boolean empty = random.nextInt(10) < 4;
                demand[i][t] = poisson(empty ? 18 : 6, random);
                observed[i][t] = empty ? Double.NaN : demand[i][t];
            }
        }
        DemandForecastModel model = new DemandForecaster(2)
                .fit(new DemandHistory(FIRST_DAY, ids(products), demand, observed, Covariates.NONE), HORIZON);
        assertThat(meanOf(model, ids(products))).isCloseTo(6, within(0.6));
        assertThat(model.report().metrics().coverage80()).isBetween(0.74, 0.86);
    }

    /** Forty slow movers, whose first half sells twice as much in the last week, and on Saturdays always. */
    @Test
    void aGroupShowsWhatItsMembersAreTooSlowTo() {
        int products = 40;
        int days = 84;
        OpenDays past = OpenDays.between(TradingCalendar.alwaysOpen(), FIRST_DAY, 0, days);
        ProductSeries[] series = new ProductSeries[products];
        int[] groups = new int[products];
        for (int i = 0; i < products; i++) {
            SplittableRandom random = new SplittableRandom(i);
            groups[i] = 2 * i / products;
            double[] demand = new double[days];
            for (int t = 0; t < days; t++) {
                boolean much = groups[i] == 0 && (t >= days - 7 || past.weekday()[t] == SATURDAY);
                demand[t] = poisson(much ? 0.6 : 0.3, random);
            }
            series[i] = ProductSeries.of(demand, past, WeekProfile.flat(), WeekProfile.Of.PRODUCT);
        }
        float[] rising = new float[GroupMovement.FEATURES];
        float[] steady = new float[GroupMovement.FEATURES];
        GroupMovement movement = new GroupMovement(groups, series, past);
        movement.write(3, days - 1, SATURDAY, rising, 0);
        movement.write(products - 1, days - 1, SATURDAY, steady, 0);
        assertThat(rising[0]).as("its last week").isGreaterThan(0.15f);
        assertThat(steady[0]).isBetween(-0.15f, 0.15f);
        assertThat(rising[1]).as("its Saturdays").isGreaterThan(steady[1] + 0.1f);
        new GroupMovement(new int[] {-1}, new ProductSeries[] {series[0]}, past).write(0, 20, 0, steady, 0);
        assertThat(steady[0]).as("of no group").isNaN();
    }

    private static double meanOf(DemandForecastModel model, List<String> ids) {
        return ids.stream()
                .mapToDouble(id -> model.leadTimeMean(id, HORIZON).orElseThrow() / HORIZON)
                .average()
                .orElseThrow();
    }

    private static List<String> ids(int products) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < products; i++) {
            ids.add("P" + i);
        }
        return ids;
    }

    private static int poisson(double mean, SplittableRandom random) {
        double limit = Math.exp(-mean);
        double product = random.nextDouble();
        int count = 0;
        while (product > limit) {
            product *= random.nextDouble();
            count++;
        }
        return count;
    }
}
