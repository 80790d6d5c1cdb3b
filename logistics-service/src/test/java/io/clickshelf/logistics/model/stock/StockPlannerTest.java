package io.clickshelf.logistics.model.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.clickshelf.logistics.model.stock.policy.CountDemand;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StockPlannerTest {

    private final Random random = new Random(11);

    @Test
    void plainRequestGetsDemandOverLeadTimeAndReviewPlusSafety() {
        StockLine line = StockPlanner.plan(List.of(StockItem.plain("P1", "W1", 12.5, 7)), PlanSettings.USUAL)
                .lines()
                .getFirst();
        assertThat(line.meanDemand()).isCloseTo(100, within(0.1));
        assertThat(line.orderUpTo()).isBetween(105.0, 140.0);
        assertThat(line.quantity()).isEqualTo(line.orderUpTo());
        assertThat(line.cycleService()).isGreaterThanOrEqualTo(0.95);
        assertThat(line.explanation().stream()
                        .mapToDouble(StockLine.Part::units)
                        .sum())
                .isCloseTo(line.orderUpTo(), within(1e-6));
    }

    @Test
    void promisedCycleServiceIsWhatSimulatedDemandSees() {
        Map<Integer, Double> leadTime = Map.of(3, 0.5, 5, 0.3, 12, 0.2);
        StockItem item =
                item(DemandForecast.perDay(4, 3), LeadTime.ofWeights(leadTime), OrderRules.NONE, Economics.of(10, 5));
        StockLine line = StockPlanner.plan(
                        List.of(item),
                        new PlanSettings(new ServiceGoal.CycleService(0.9), Double.POSITIVE_INFINITY, Map.of(), 0))
                .lines()
                .getFirst();
        CountDemand day = CountDemand.negativeBinomial(4, 9);
        int served = 0;
        int trials = 40_000;
        for (int i = 0; i < trials; i++) {
            double u = random.nextDouble();
            int days = 1 + (u < 0.5 ? 3 : u < 0.8 ? 5 : 12);
            double sum = 0;
            for (int d = 0; d < days; d++) {
                sum += day.quantile(random.nextDouble());
            }
            served += sum <= line.reorderPoint() ? 1 : 0;
        }
        assertThat((double) served / trials).isCloseTo(line.cycleService(), within(0.01));
        assertThat(line.cycleService()).isBetween(0.9, 0.92);
        assertThat(line.explanation())
                .anySatisfy(part -> assertThat(part.what()).contains("uncertain lead time"));
    }

    @Test
    void quantilesGiveTheSameLevelsAsTheDistributionTheyCameFrom() {
        double[] levels = new double[99];
        double[][] values = new double[10][99];
        CountDemand day = CountDemand.negativeBinomial(20, 90);
        for (int i = 0; i < 99; i++) {
            levels[i] = (i + 1) / 100.0;
            for (double[] v : values) {
                v[i] = day.quantile(levels[i]);
            }
        }
        StockLine known = only(item(
                DemandForecast.perDay(20, Math.sqrt(90)), LeadTime.fixed(6), OrderRules.NONE, Economics.of(10, 5)));
        StockLine quantiles = only(item(
                DemandForecast.quantiles(levels, values), LeadTime.fixed(6), OrderRules.NONE, Economics.of(10, 5)));
        assertThat(quantiles.orderUpTo()).isCloseTo(known.orderUpTo(), within(0.03 * known.orderUpTo()));
    }

    @Test
    void ordersKeepToPacksMinimumRoomAndShelfLife() {
        OrderRules packs = OrderRules.packs(12, 60);
        assertThat(only(item(DemandForecast.perDay(2), LeadTime.fixed(3), packs, Economics.of(10, 5)))
                        .quantity())
                .isEqualTo(60);
        OrderRules room = new OrderRules(12, 0, 1, 25, Double.POSITIVE_INFINITY, 1);
        assertThat(only(item(DemandForecast.perDay(9), LeadTime.fixed(7), room, Economics.of(10, 5)))
                        .quantity())
                .isEqualTo(24);
        OrderRules fresh = new OrderRules(1, 0, 7, Double.POSITIVE_INFINITY, 3, 1);
        assertThat(only(item(DemandForecast.perDay(10), LeadTime.fixed(1), fresh, Economics.of(10, 5)))
                        .orderUpTo())
                .isEqualTo(40);
        assertThatThrownBy(() -> DemandForecast.perDay(-1)).hasMessageContaining("demand per day is -1.0");
    }

    @Test
    void aBudgetBuysWhatEarnsTheMost() {
        for (int trial = 0; trial < 20; trial++) {
            List<StockItem> items = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                items.add(new StockItem(
                        "P" + i,
                        "W",
                        DemandForecast.perDay(0.2 + random.nextDouble()),
                        LeadTime.fixed(2),
                        random.nextInt(2),
                        0,
                        0,
                        OrderRules.NONE,
                        new Economics(1, 0.2 + random.nextDouble(), 0, 0.001, 0),
                        null));
            }
            PlanSettings settings = PlanSettings.USUAL.withBudget(4);
            StockPlan plan = StockPlanner.plan(items, settings);
            double earned = 0;
            for (StockLine line : plan.lines()) {
                earned += earnings(line.item(), line.quantity(), settings);
            }
            double best = 0;
            for (int a = 0; a <= 4; a++) {
                for (int b = 0; a + b <= 4; b++) {
                    for (int c = 0; a + b + c <= 4; c++) {
                        double[] q = {a, b, c};
                        double sum = 0;
                        boolean within = true;
                        for (int i = 0; i < 3; i++) {
                            within &= q[i] <= new ItemPlanner(items.get(i), settings).wanted();
                            sum += earnings(items.get(i), q[i], settings);
                        }
                        best = within ? Math.max(best, sum) : best;
                    }
                }
            }
            assertThat(plan.cost()).isLessThanOrEqualTo(4);
            assertThat(earned).isCloseTo(best, within(1e-9));
        }
    }

    private static double earnings(StockItem item, double quantity, PlanSettings settings) {
        return new ItemPlanner(item, settings).earnings(item.position(), item.position() + quantity);
    }

    @Test
    void steadierSupplierBeatsACheaperErraticOne() {
        StockItem item =
                item(DemandForecast.perDay(30), LeadTime.fixed(5), OrderRules.NONE, new Economics(10, 8, 5, 0.05, 0));
        List<SupplierComparison.Comparison> ranked = SupplierComparison.rank(
                item,
                List.of(
                        new SupplierComparison.Offer(
                                "erratic", 9.9, 20, LeadTime.ofWeights(Map.of(2, 0.5, 40, 0.5)), OrderRules.NONE),
                        new SupplierComparison.Offer("steady", 10, 20, LeadTime.fixed(5), OrderRules.NONE)),
                PlanSettings.USUAL);
        assertThat(ranked.getFirst().offer().supplierId()).isEqualTo("steady");
    }

    @Test
    void learntLeadTimesLeanOnAllSuppliersUntilTheirOwnReceiptsCount() throws Exception {
        List<LeadTimeModel.Receipt> receipts = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            receipts.add(new LeadTimeModel.Receipt("slow", 5, 9));
            receipts.add(new LeadTimeModel.Receipt("prompt", 3, 3));
        }
        LeadTimeModel model = LeadTimeModel.fit(receipts);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        model.save(new DataOutputStream(bytes));
        LeadTimeModel loaded = LeadTimeModel.load(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        assertThat(loaded.predict("slow", 5).mean()).isBetween(8.5, 9.0);
        assertThat(loaded.predict("new", 5).mean()).isCloseTo(7, within(1e-9));
        assertThat(LeadTimeModel.fit(List.of()).predict("any", 4).mean()).isEqualTo(4);
    }

    private static StockItem item(DemandForecast demand, LeadTime leadTime, OrderRules rules, Economics economics) {
        return new StockItem("P", "W", demand, leadTime, 0, 0, 0, rules, economics, null);
    }

    private static StockLine only(StockItem item) {
        return StockPlanner.plan(List.of(item), PlanSettings.USUAL).lines().getFirst();
    }
}
