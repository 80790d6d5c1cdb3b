package io.clickshelf.forecasting.model.demand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What one product's own days can't tell. */
class SharedKnowledgeTest {

    private static final LocalDate FIRST_DAY = LocalDate.of(2025, 1, 6);
    private static final int DAYS = 120;
    private static final int HORIZON = 7;

    /** Days on which a shelf ran empty are estimated at thrice what is usual: too much, as the days in stock show. */
    @Test
    void whatIsOnlyEstimatedDoesNotDecide() {
        int products = 120;
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

    /** Eight categories of slow movers, each of which is in fashion for some weeks, then is not. */
    @Test
    void slowMoversFollowTheirCategory() {
        int members = 40;
        int products = 8 * members;
        double[][] demand = new double[products][DAYS];
        double[] rate = new double[products];
        int[] categories = new int[products];
        for (int category = 0; category < 8; category++) {
            SplittableRandom fashion = new SplittableRandom(100 + category);
            double now = 0.3;
            for (int t = 0; t < DAYS; t++) {
                if ((t + 5 * category) % 15 == 0) {
                    now = fashion.nextBoolean() ? 0.6 : 0.1;
                }
                for (int m = 0; m < members; m++) {
                    int i = category * members + m;
                    categories[i] = category;
                    rate[i] = now;
                    demand[i][t] = poisson(now, fashion);
                }
            }
        }
        List<String> ids = ids(products);
        Covariates grouped = new Covariates(new float[0][][], new float[0][], new int[][] {categories});
        double alone = error(new DemandHistory(FIRST_DAY, ids, demand), rate);
        double together = error(new DemandHistory(FIRST_DAY, ids, demand, grouped), rate);
        assertThat(together).isLessThan(0.8 * alone);
    }

    /** How far the next day's expectations lie from the true rates. */
    private static double error(DemandHistory history, double[] rate) {
        DemandForecastModel model = new DemandForecaster(2).fit(history, HORIZON);
        return IntStream.range(0, rate.length)
                .mapToDouble(i -> Math.abs(model.means(history.productIds().get(i), 3)[1] - rate[i]))
                .sum();
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
