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

    /** Cost a day of a shelf that is ordered up to a level each morning and loses what it can't serve. */
    private static double simulated(double mean, int leadTime, int level, Economics economics) {
        PoissonDistribution demand = new PoissonDistribution(mean);
        demand.reseedRandomGenerator(3);
        Deque<Integer> arriving = new ArrayDeque<>();
        int onHand = level;
        int onOrder = 0;
        double cost = 0;
        int days = 20_000;
        for (int day = 0; day < days; day++) {
            if (arriving.size() == leadTime) {
                int arrived = arriving.remove();
                onHand += arrived;
                onOrder -= arrived;
            }
            int order = level - onHand - onOrder;
            arriving.add(order);
            onOrder += order;
            int asked = demand.sample();
            int sold = Math.min(asked, onHand);
            onHand -= sold;
            cost += economics.shortagePerUnit() * (asked - sold) + economics.holdingCostPerDay() * onHand;
        }
        return cost / days;
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
