package io.clickshelf.benchmarks.stock;

import io.clickshelf.benchmarks.BenchmarkException;
import io.clickshelf.benchmarks.Report;
import io.clickshelf.logistics.model.stock.DemandForecast;
import io.clickshelf.logistics.model.stock.ServiceGoal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Runs a shop through its own last weeks, day by day, once per policy and setting, and compares what each policy holds where
 * all serve the same share of demand.
 */
final class ForwardSimulation {

    private static final double[] FILL_RATES = {.6, .75, .85, .92, .96, .985};
    private static final double[] SERVICE_LEVELS = {.6, .8, .9, .95, .98, .995};
    private static final double[] FACTORS = {.8, 1, 1.2, 1.5, 2, 3, 5, 8};
    private static final double PLAIN_FACTOR = 1.2;
    private static final int WARM_UP_DAYS = 14;

    private final int leadTimeDays;
    private final int days;
    private final int before;
    private final int most;
    private final int threads;

    /**
     * @param days   that are counted
     * @param before their end, in days before the file's
     * @param most   products
     */
    ForwardSimulation(int leadTimeDays, int days, int before, int most, int threads) {
        this.leadTimeDays = leadTimeDays;
        this.days = days;
        this.before = before;
        this.most = most;
        this.threads = threads;
    }

    void run(ShopDemand whole, int windowDays, Report report) {
        int end = whole.days() - before;
        int counted = end - days;
        int first = counted - WARM_UP_DAYS;
        if (first <= windowDays) {
            throw new BenchmarkException(
                    whole.name() + " has " + whole.days() + " days; " + days + " counted ones need more than "
                            + (days + before + WARM_UP_DAYS + windowDays) + ". Ask for fewer with --days.");
        }
        ShopDemand shop = whole.knownBefore(first, most);
        List<StockRun> runs = runs(shop, windowDays);
        OwnForecasts forecasts = new OwnForecasts(shop, leadTimeDays, first, threads);
        for (int day = first; day < end; day++) {
            DemandForecast[] now = forecasts.of(day);
            for (StockRun run : runs) {
                run.live(day, now, day >= counted);
            }
        }
        report(shop, runs, report);
    }

    private List<StockRun> runs(ShopDemand shop, int windowDays) {
        List<StockRun> runs = new ArrayList<>();
        for (double rate : FILL_RATES) {
            OrderPolicy policy = OrderPolicies.clickshelf(new ServiceGoal.FillRate(rate));
            runs.add(new StockRun("clickshelf", rate, policy, shop, leadTimeDays));
        }
        for (double level : SERVICE_LEVELS) {
            OrderPolicy policy = OrderPolicies.clickshelf(new ServiceGoal.CycleService(level));
            runs.add(new StockRun("one service level", level, policy, shop, leadTimeDays));
            runs.add(new StockRun("normal (r,Q)", level, OrderPolicies.normal(level, windowDays), shop, leadTimeDays));
        }
        for (double factor : FACTORS) {
            runs.add(new StockRun("formula", factor, OrderPolicies.formula(factor, windowDays), shop, leadTimeDays));
        }
        runs.add(new StockRun("clairvoyant", 1, OrderPolicies.clairvoyant(), shop, leadTimeDays));
        return runs;
    }

    private static void report(ShopDemand shop, List<StockRun> runs, Report report) {
        Map<String, List<StockRun>> byPolicy = new TreeMap<>();
        for (StockRun run : runs) {
            byPolicy.computeIfAbsent(run.policy(), policy -> new ArrayList<>()).add(run);
            String model = run.policy().equals("clairvoyant") ? run.policy() : run.policy() + " " + run.setting();
            report.add(shop.name(), model, "fill rate", 100 * run.fillRate(), "%");
            report.add(shop.name(), model, "holding a day", run.holdingPerDay(), "");
            report.add(shop.name(), model, "lost margin a day", run.lostMarginPerDay(), "");
        }
        StockRun plain = byPolicy.getOrDefault("formula", List.of()).stream()
                .filter(run -> run.setting() == PLAIN_FACTOR)
                .findFirst()
                .orElseThrow();
        compare(shop, byPolicy, "as formula at 1.2", plain.fillRate(), report);
        for (double rate : new double[] {.9, .95}) {
            compare(shop, byPolicy, Math.round(100 * rate) + " %", rate, report);
        }
    }

    private static void compare(
            ShopDemand shop, Map<String, List<StockRun>> runs, String rate, double fillRate, Report report) {
        double formula = OrderPolicies.at(fillRate, runs.getOrDefault("formula", List.of()), StockRun::holdingPerDay);
        runs.forEach((policy, settings) -> {
            double cost = OrderPolicies.at(fillRate, settings, StockRun::holdingPerDay);
            if (!Double.isNaN(cost)) {
                String set = shop.name() + ", fill rate " + rate;
                report.add(set, policy, "holding a day", cost, "");
                report.add(set, policy, "under the formula", 100 * (1 - cost / formula), "%");
            }
        });
    }
}
