package io.clickshelf.benchmarks.stock;

import io.clickshelf.benchmarks.BenchmarkException;
import io.clickshelf.benchmarks.Report;
import io.clickshelf.logistics.model.stock.DemandForecast;
import io.clickshelf.logistics.model.stock.ServiceGoal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/**
 * Runs a shop through its own last weeks, day by day, once per policy and setting, and compares what each policy holds, and
 * what holding and ordering cost together, where all serve the same share of demand.
 */
final class ForwardSimulation {

    private static final double[] FILL_RATES = {.6, .75, .85, .92, .96, .985};
    private static final double[] SERVICE_LEVELS = {.6, .8, .9, .95, .98, .995};
    private static final double[] FACTORS = {.8, 1, 1.2, 1.5, 2, 3, 5, 8};
    private static final double PLAIN_FACTOR = 1.2;

    /** Lots serve much by themselves. */
    private static final double[] FACTORS_IN_LOTS = {.02, .1, .25, .5, .8, 1.2, 1.5, 2, 3, 5, 8};

    private static final double[] LEVELS_IN_LOTS = {.02, .1, .25, .4, .6, .8, .9, .95, .98, .995, .9999};
    private static final int WARM_UP_DAYS = 14;
    private static final String IN_LOTS = " in lots";

    private final int leadTimeDays;
    private final int days;
    private final int before;
    private final int most;
    private final int threads;
    private final double[] lineCosts;

    /**
     * @param days   that are counted
     * @param before their end, in days before the file's
     * @param most   products
     * @param lineCosts what an order line costs, however large; 0, for holding alone, comes by itself
     */
    ForwardSimulation(int leadTimeDays, int days, int before, int most, int threads, double[] lineCosts) {
        this.lineCosts = DoubleStream.concat(DoubleStream.of(0), Arrays.stream(lineCosts))
                .distinct()
                .toArray();
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
        List<StockRun> runs = runs(shop, windowDays, end);
        OwnForecasts forecasts = new OwnForecasts(shop, leadTimeDays, first, threads);
        for (int day = first; day < end; day++) {
            DemandForecast[] now = forecasts.of(day);
            for (StockRun run : runs) {
                run.live(day, now, day >= counted);
            }
        }
        report(shop, runs, report);
    }

    private List<StockRun> runs(ShopDemand shop, int windowDays, int end) {
        List<StockRun> runs = new ArrayList<>();
        for (double level : SERVICE_LEVELS) {
            OrderPolicy policy = OrderPolicies.clickshelf(new ServiceGoal.CycleService(level), 0);
            runs.add(new StockRun("one service level", level, 0, policy, shop, leadTimeDays));
        }
        for (double cost : lineCosts) {
            String lots = cost == 0 ? "" : IN_LOTS;
            for (double rate : FILL_RATES) {
                OrderPolicy policy = OrderPolicies.clickshelf(new ServiceGoal.FillRate(rate), cost);
                runs.add(new StockRun("clickshelf" + lots, rate, cost, policy, shop, leadTimeDays));
            }
            for (double level : cost == 0 ? SERVICE_LEVELS : LEVELS_IN_LOTS) {
                OrderPolicy policy = OrderPolicies.normal(level, cost, windowDays);
                runs.add(new StockRun("normal (r,Q)" + lots, level, cost, policy, shop, leadTimeDays));
            }
            for (double factor : cost == 0 ? FACTORS : FACTORS_IN_LOTS) {
                OrderPolicy policy = OrderPolicies.formula(factor, cost, windowDays);
                runs.add(new StockRun("formula" + lots, factor, cost, policy, shop, leadTimeDays));
            }
            OrderPolicy policy = OrderPolicies.clairvoyant(shop, cost, end);
            runs.add(new StockRun("clairvoyant" + lots, 1, cost, policy, shop, leadTimeDays));
        }
        return runs;
    }

    private void report(ShopDemand shop, List<StockRun> runs, Report report) {
        for (StockRun run : runs) {
            String model = run.policy() + " " + run.setting() + (run.orderCost() == 0 ? "" : " at " + run.orderCost());
            report.add(shop.name(), model, "fill rate", 100 * run.fillRate(), "%");
            report.add(shop.name(), model, "holding a day", run.holdingPerDay(), "");
            report.add(shop.name(), model, "order lines a day", run.linesPerDay(), "");
            report.add(shop.name(), model, "lost margin a day", run.lostMarginPerDay(), "");
        }
        double plain = runs.stream()
                .filter(run -> run.policy().equals("formula") && run.setting() == PLAIN_FACTOR)
                .findFirst()
                .orElseThrow()
                .fillRate();
        for (double cost : lineCosts) {
            String line = cost == 0 ? "" : ", an order line " + cost;
            compare(shop.name() + ", fill rate as formula at 1.2" + line, runs, cost, plain, report);
            for (double rate : new double[] {.9, .95}) {
                compare(shop.name() + ", fill rate " + Math.round(100 * rate) + " %" + line, runs, cost, rate, report);
            }
        }
    }

    /**
     * Policies that plan for what an order line costs, and those that take it for nothing. The formula itself does, and orders
     * each day; how much of what is saved comes from lots alone shows against the formula with lots.
     */
    private static void compare(String set, List<StockRun> runs, double line, double fillRate, Report report) {
        Map<String, Double> costs = new TreeMap<>();
        runs.stream()
                .filter(run -> run.orderCost() == line || run.orderCost() == 0)
                .collect(Collectors.groupingBy(StockRun::policy))
                .forEach((policy, settings) -> costs.put(policy, cost(policy, settings, line, fillRate)));
        costs.values().removeIf(cost -> cost.isNaN());
        costs.forEach((policy, cost) -> {
            report.add(set, policy, line == 0 ? "holding a day" : "cost a day", cost, "");
            for (String formula : List.of("formula", "formula" + IN_LOTS)) {
                if (costs.containsKey(formula)) {
                    report.add(set, policy, "under the " + formula, 100 * (1 - cost / costs.get(formula)), "%");
                }
            }
        });
    }

    /** A clairvoyant serves all. */
    private static double cost(String policy, List<StockRun> settings, double line, double fillRate) {
        return policy.startsWith("clairvoyant")
                ? settings.getFirst().costPerDay(line)
                : OrderPolicies.at(fillRate, settings, run -> run.costPerDay(line));
    }
}
