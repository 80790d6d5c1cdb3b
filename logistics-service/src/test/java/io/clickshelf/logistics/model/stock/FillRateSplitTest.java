package io.clickshelf.logistics.model.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.commons.math3.distribution.PoissonDistribution;
import org.junit.jupiter.api.Test;

class FillRateSplitTest {

    private final Random random = new Random(7);

    @Test
    void noOtherLevelsServeAsMuchWithLessHolding() {
        for (int trial = 0; trial < 10; trial++) {
            List<StockItem> items = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                double mean = List.of(.05, .4, 2.0).get(i) * (.5 + random.nextDouble());
                items.add(item("P" + i, mean, 3, Economics.of(5 + 20 * random.nextDouble(), 4)));
            }
            double rate = .6 + .35 * random.nextDouble();
            PlanSettings settings = PlanSettings.USUAL.withGoal(new ServiceGoal.FillRate(rate));
            List<ItemDemand> demands = items.stream()
                    .map(item -> ItemDemand.of(item, item.leadTime(), settings.forecastErrorCorrelation()))
                    .toList();
            double[] levels = StockPlanner.plan(items, settings).lines().stream()
                    .sorted((a, b) -> a.item().productId().compareTo(b.item().productId()))
                    .mapToDouble(StockLine::reorderPoint)
                    .toArray();
            double served = served(demands, levels);
            double held = held(demands, levels);
            assertThat(served / served(demands, new double[] {1e6, 1e6, 1e6})).isGreaterThanOrEqualTo(rate - 1e-6);
            for (int a = 0; a < 8; a++) {
                for (int b = 0; b < 14; b++) {
                    for (int c = 0; c < 40; c++) {
                        double[] other = {a, b, c};
                        if (served(demands, other) >= served + 1e-9) {
                            assertThat(held(demands, other)).isGreaterThanOrEqualTo(held - 1e-9);
                        }
                    }
                }
            }
        }
    }

    private static double served(List<ItemDemand> demands, double[] levels) {
        double sum = 0;
        for (int i = 0; i < levels.length; i++) {
            ItemDemand demand = demands.get(i);
            sum += demand.item().economics().unitPrice() * (demand.perPeriod() - demand.lost(levels[i]));
        }
        return sum;
    }

    private static double held(List<ItemDemand> demands, double[] levels) {
        double sum = 0;
        for (int i = 0; i < levels.length; i++) {
            sum += demands.get(i).holdingPerPeriod() * demands.get(i).held(levels[i]);
        }
        return sum;
    }

    @Test
    void theProfitLevelCostsNearlyAsLittleAsTheBestOfASimulatedShelf() {
        for (Map.Entry<Double, Integer> setting : Map.of(.8, 4, .1, 7, 3.0, 2).entrySet()) {
            Economics economics = new Economics(10, 4, 0, .1, 0);
            StockItem item = item("P", setting.getKey(), setting.getValue(), economics);
            int level = (int) StockPlanner.plan(
                            List.of(item),
                            new PlanSettings(new ServiceGoal.Profit(), Double.POSITIVE_INFINITY, Map.of(), 0))
                    .lines()
                    .getFirst()
                    .reorderPoint();
            double best = Double.MAX_VALUE;
            for (int other = 0; other < 3 * level + 5; other++) {
                best = Math.min(best, simulated(setting.getKey(), setting.getValue(), other, economics));
            }
            assertThat(simulated(setting.getKey(), setting.getValue(), level, economics))
                    .isCloseTo(best, within(.05 * best));
        }
    }

    /** A long lot serves most demand far above its reorder point, which may then be low. */
    @Test
    void withLotsTheShareThatWasAskedForIsServedAndNotMuchMore() {
        for (double rate : List.of(.85, .95)) {
            for (Map.Entry<Double, Double> setting :
                    Map.of(.4, 1.0, 2.0, 4.0, 6.0, 20.0).entrySet()) {
                StockItem item = item("P", setting.getKey(), 5, new Economics(10, 4, 0, .02, setting.getValue()));
                PlanSettings settings =
                        new PlanSettings(new ServiceGoal.FillRate(rate), Double.POSITIVE_INFINITY, Map.of(), 0);
                StockLine line =
                        StockPlanner.plan(List.of(item), settings).lines().getFirst();
                int point = (int) line.reorderPoint();
                int upTo = (int) line.orderUpTo();
                assertThat(upTo).isGreaterThan(point + 5);
                assertThat(shelf(setting.getKey(), 5, point, upTo).fillRate()).isGreaterThan(rate - .03);
                assertThat(shelf(setting.getKey(), 5, point - 1, upTo - 1).fillRate())
                        .as("of a point one lower")
                        .isLessThan(rate + .02);
            }
        }
    }

    /** Cost a day of a shelf that is ordered up to a level each morning and loses what it can't serve. */
    private static double simulated(double mean, int leadTime, int level, Economics economics) {
        Shelf shelf = shelf(mean, leadTime, level, level);
        return economics.shortagePerUnit() * (shelf.asked() - shelf.sold())
                + economics.holdingCostPerDay() * shelf.left();
    }

    /** Units a day. */
    private record Shelf(double asked, double sold, double left) {
        double fillRate() {
            return sold / asked;
        }
    }

    /** Ordered up to a level on mornings on which the position lies below a point. */
    private static Shelf shelf(double mean, int leadTime, int point, int upTo) {
        PoissonDistribution demand = new PoissonDistribution(mean);
        demand.reseedRandomGenerator(3);
        Deque<Integer> arriving = new ArrayDeque<>();
        int onHand = upTo;
        int onOrder = 0;
        double total = 0;
        double served = 0;
        double left = 0;
        int days = 20_000;
        for (int day = 0; day < days; day++) {
            if (arriving.size() == leadTime) {
                int arrived = arriving.remove();
                onHand += arrived;
                onOrder -= arrived;
            }
            int position = onHand + onOrder;
            int order = position < point ? upTo - position : 0;
            arriving.add(order);
            onOrder += order;
            int asked = demand.sample();
            int sold = Math.min(asked, onHand);
            onHand -= sold;
            total += asked;
            served += sold;
            left += onHand;
        }
        return new Shelf(total / days, served / days, left / days);
    }

    private static StockItem item(String id, double mean, int leadTime, Economics economics) {
        return new StockItem(
                id,
                "W",
                DemandForecast.perDay(mean, Math.sqrt(mean)),
                LeadTime.fixed(leadTime),
                0,
                0,
                0,
                OrderRules.NONE,
                economics,
                null);
    }
}
