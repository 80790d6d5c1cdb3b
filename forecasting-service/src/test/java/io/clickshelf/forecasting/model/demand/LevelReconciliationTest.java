package io.clickshelf.forecasting.model.demand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whether products follow what their categories are expected to sell. */
class LevelReconciliationTest {

    private static final LocalDate FIRST_DAY = LocalDate.of(2025, 1, 6);
    private static final int PRODUCTS = 100;
    private static final int HORIZON = 14;
    private static final int DAYS = 238;
    private static final int SEASON = 30;

    private final DemandForecaster forecaster = new DemandForecaster(2);

    /** Of two categories one rises while the other falls, each month anew. */
    private static double expected(int product, int day) {
        return Math.exp(1.2 * Math.sin(2 * Math.PI * day / SEASON + (product < PRODUCTS / 2 ? 0 : Math.PI)));
    }

    @Test
    void productsFollowTheirCategoryWhereThatServesBoth() throws IOException {
        DemandHistory history = history();
        DemandForecastModel model = forecaster.fit(history, HORIZON);
        assertThat(model.models("P0").orElseThrow()).contains("reconciled(mint_shrink)");
        assertThat(model.report().levels().keySet()).containsExactly("total", "2 groups", "products");
        assertThat(errors(model, "2 groups").get("mint_shrink"))
                .isLessThan(errors(model, "2 groups").get("own"))
                .isLessThan(0.95);
        assertThat(errors(model, "products").get("mint_shrink")).isLessThan(1);
        DemandForecast forecast = model.predict("P0", HORIZON).orElseThrow();
        for (int h = 0; h < HORIZON; h++) {
            assertThat(forecast.mean()[h]).isPositive();
            assertThat(forecast.quantiles()[h]).isSorted();
            assertThat(forecast.quantiles()[h][0]).isNotNegative();
        }
        assertThat(model.report().metrics().coverage80()).isBetween(0.75, 0.85);

        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        model.save(new DataOutputStream(bytes));
        DemandForecastModel loaded =
                DemandForecastModel.load(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        assertThat(loaded.report()).isEqualTo(model.report());
        assertThat(forecaster.rolled(loaded, history).means("P0", HORIZON))
                .as("on other days the same way is taken")
                .containsExactly(model.means("P0", HORIZON));
    }

    @Test
    void whatAFitLearntOfReconciliationHoldsForTheDaysThatFollow() {
        DemandForecastModel model = forecaster.fit(history(), HORIZON);
        double factor = factor(model, history(), "P0");
        assertThat(factor).as("products follow their category").isGreaterThan(1.05);
        assertThat(factor(model, regrouped(0), "P0"))
                .as("products in another order, categories by other numbers")
                .isCloseTo(factor, withinPercentage(3));
        assertThat(factor(model, regrouped(1), "P0"))
                .as("beside a new category")
                .isGreaterThan(1.05);
        assertThat(factor(model, regrouped(1), "NEW0"))
                .as("what came with a category of its own is as it is by itself")
                .isCloseTo(1, withinPercentage(1));
    }

    /** By which reconciliation multiplies what is expected of a product. */
    private double factor(DemandForecastModel model, DemandHistory history, String product) {
        DemandForecastModel alone = new DemandForecastModel(
                model.firstDay(),
                HORIZON,
                TradingCalendar.alwaysOpen(),
                new ForecastProducts(Map.of()),
                model.calibrations(),
                model.report(),
                null);
        return forecaster.rolled(model, history).leadTimeMean(product, HORIZON).orElseThrow()
                / forecaster
                        .rolled(alone, history)
                        .leadTimeMean(product, HORIZON)
                        .orElseThrow();
    }

    /** The same in another order, and products that came lately, in a category of theirs. */
    private static DemandHistory regrouped(int added) {
        DemandHistory known = history();
        double[][] demand = new double[PRODUCTS + added][DAYS];
        int[] group = new int[demand.length];
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < PRODUCTS; i++) {
            int product = PRODUCTS - 1 - i;
            ids.add("P" + product);
            demand[i] = known.demand()[product];
            group[i] = product < PRODUCTS / 2 ? 7 : 3;
        }
        for (int i = 0; i < added; i++) {
            ids.add("NEW" + i);
            Arrays.fill(demand[PRODUCTS + i], DAYS - 40, DAYS, 5);
            group[PRODUCTS + i] = 5;
        }
        return grouped(ids, demand, group);
    }

    /** Groups drawn at random know nothing that products don't. */
    @Test
    void groupsThatSayNothingAreNotFollowed() {
        SplittableRandom random = new SplittableRandom(3);
        double[][] demand = new double[PRODUCTS][DAYS];
        for (int i = 0; i < PRODUCTS; i++) {
            for (int t = 0; t < DAYS; t++) {
                demand[i][t] = poisson(0.1 + 0.02 * i, random);
            }
        }
        int[] drawn = random.ints(PRODUCTS, 0, 6).toArray();
        DemandForecastModel model = forecaster.fit(history(demand, drawn), HORIZON);
        assertThat(model.report().levels()).containsKey("6 groups");
        assertThat(model.models("P0").orElseThrow()).noneMatch(name -> name.startsWith("reconciled("));
    }

    private static Map<String, Double> errors(DemandForecastModel model, String level) {
        return model.report().levels().getOrDefault(level, Map.of());
    }

    private static DemandHistory history() {
        double[][] demand = new double[PRODUCTS][DAYS];
        int[] group = new int[PRODUCTS];
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < PRODUCTS; i++) {
            group[i] = 2 * i / PRODUCTS;
            for (int t = 0; t < DAYS; t++) {
                demand[i][t] = poisson(expected(i, t), random);
            }
        }
        return history(demand, group);
    }

    private static DemandHistory history(double[][] demand, int[] group) {
        return grouped(IntStream.range(0, PRODUCTS).mapToObj(i -> "P" + i).toList(), demand, group);
    }

    private static DemandHistory grouped(List<String> ids, double[][] demand, int[] group) {
        return new DemandHistory(
                FIRST_DAY, ids, demand, new Covariates(new float[0][][], new float[0][], new int[][] {group}));
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
