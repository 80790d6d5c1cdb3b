package io.clickshelf.benchmarks.stock;

import io.clickshelf.benchmarks.BenchmarkException;
import io.clickshelf.logistics.model.stock.policy.CountDemand;
import io.clickshelf.logistics.model.stock.policy.EconomicOrderQuantity;
import io.clickshelf.logistics.model.stock.policy.LognormalDemand;
import io.clickshelf.logistics.model.stock.policy.LotSize;
import io.clickshelf.logistics.model.stock.policy.LotSizing;
import io.clickshelf.logistics.model.stock.policy.Newsvendor;
import io.clickshelf.logistics.model.stock.policy.NormalDemand;
import io.clickshelf.logistics.model.stock.policy.PeriodicReview;
import io.clickshelf.logistics.model.stock.policy.ReorderPointQuantity;
import io.clickshelf.logistics.model.stock.policy.ReorderPolicy;
import io.clickshelf.logistics.model.stock.policy.StockLevel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Solves one problem of the file with the engine its kind names, and compares. */
final class KnownOptimum {

    /**
     * @param decisionEqual to the precision the known decision is written with
     * @param decisionGap   largest relative difference of a number of the decision
     * @param costGap       relative, below 0 where ours costs less; 0 where no cost is known
     */
    record Result(boolean decisionEqual, double decisionGap, double costGap, String ours) {}

    private KnownOptimum() {}

    static Result solve(JsonNode problem, @Nullable JsonNode network) {
        JsonNode p = problem.get("params");
        JsonNode known = problem.get("optimal");
        String kind = problem.get("kind").asString();
        if (kind.equals("EOQ")) {
            return lot(
                    known,
                    EconomicOrderQuantity.optimum(
                            number(p, "fixed_cost"), number(p, "holding_cost"), number(p, "demand_rate")));
        } else if (kind.startsWith("EOQ")) {
            return discount(p, known, kind.contains("all-units"));
        } else if (kind.startsWith("Wagner")) {
            return lots(p, known);
        } else if (kind.startsWith("newsvendor") || kind.startsWith("base-stock")) {
            return newsvendor(p, known);
        } else if (kind.startsWith("(s,S)")) {
            return periodicReview(p, known, kind.contains("power"));
        } else if (kind.startsWith("(r,Q)")) {
            return reorderPoint(p, known);
        } else if (network != null && kind.startsWith("serial SSM")) {
            return KnownNetwork.serial(network, known);
        } else if (network != null && kind.contains("GSM")) {
            return KnownNetwork.guaranteed(network, known);
        }
        throw new BenchmarkException("Problem " + problem.get("name") + " is of the unknown kind \"" + kind + "\".");
    }

    private static Result lot(JsonNode known, LotSize lot) {
        return compare(known, List.of(lot.quantity()), List.of(number(known, "Q")), 1e-6, lot.cost());
    }

    private static Result discount(JsonNode p, JsonNode known, boolean allUnits) {
        double fixed = number(p, "fixed_cost");
        double rate = number(p, "holding_cost_rate");
        double demand = number(p, "demand_rate");
        double[] breaks = numbers(p.get("breakpoints"));
        double[] costs = numbers(p.get("unit_costs"));
        LotSize lot = allUnits
                ? EconomicOrderQuantity.allUnitsDiscount(fixed, rate, demand, breaks, costs)
                : EconomicOrderQuantity.incrementalDiscount(fixed, rate, demand, breaks, costs);
        return compare(
                known,
                List.of(lot.quantity(), (double) lot.region()),
                List.of(number(known, "Q"), number(known, "region")),
                1e-6,
                lot.cost());
    }

    private static Result lots(JsonNode p, JsonNode known) {
        double[] demand = numbers(p.get("demand"));
        double[] purchase = p.has("purchase_cost") ? numbers(p.get("purchase_cost")) : new double[demand.length];
        LotSizing.Plan plan = LotSizing.optimum(
                demand,
                filled(demand.length, number(p, "fixed_cost")),
                filled(demand.length, number(p, "holding_cost")),
                purchase);
        return compare(known, boxed(plan.orders()), boxed(numbers(known.get("orders"))), 1e-9, plan.cost());
    }

    private static Result newsvendor(JsonNode p, JsonNode known) {
        double holding = number(p, "holding_cost");
        double stockout = number(p, "stockout_cost");
        StockLevel level;
        if (p.has("demand_sd")) {
            double periods = 1 + (p.has("lead_time") ? number(p, "lead_time") : 0);
            NormalDemand demand =
                    new NormalDemand(number(p, "demand_mean") * periods, number(p, "demand_sd") * Math.sqrt(periods));
            level = Newsvendor.optimum(demand, holding, stockout);
        } else if (p.has("mu")) {
            level = Newsvendor.optimum(new LognormalDemand(number(p, "mu"), number(p, "sigma")), holding, stockout);
        } else if (p.has("demand_pmf")) {
            Map<Integer, Double> pmf = new TreeMap<>();
            p.get("demand_pmf")
                    .properties()
                    .forEach(e ->
                            pmf.put(Integer.valueOf(e.getKey()), e.getValue().asDouble()));
            level = Newsvendor.optimum(CountDemand.ofProbabilities(pmf), holding, stockout);
        } else {
            level = Newsvendor.optimum(CountDemand.poisson(number(p, "demand_mean")), holding, stockout);
        }
        return compare(known, List.of(level.level()), List.of(number(known, "S")), 1e-6, level.cost());
    }

    private static Result periodicReview(JsonNode p, JsonNode known, boolean power) {
        double fixed = number(p, "fixed_cost");
        double holding = number(p, "holding_cost");
        double stockout = number(p, "stockout_cost");
        double mean = number(p, "demand_mean");
        ReorderPolicy policy;
        if (power) {
            policy = PeriodicReview.powerApproximation(mean, number(p, "demand_sd"), 0, fixed, holding, stockout);
        } else {
            CountDemand demand = CountDemand.poisson(mean);
            policy = PeriodicReview.optimum(demand, demand, fixed, holding, stockout);
        }
        return compare(
                known,
                List.of(policy.reorderPoint(), policy.orderUpTo()),
                List.of(number(known, "s"), number(known, "S")),
                1e-6,
                policy.cost());
    }

    private static Result reorderPoint(JsonNode p, JsonNode known) {
        double rate = number(p, "demand_mean");
        double leadTime = number(p, "lead_time");
        double fixed = number(p, "fixed_cost");
        double holding = number(p, "holding_cost");
        double stockout = number(p, "stockout_cost");
        boolean normal = p.has("demand_sd");
        ReorderPolicy policy = normal
                ? ReorderPointQuantity.optimum(
                        new NormalDemand(rate * leadTime, number(p, "demand_sd") * Math.sqrt(leadTime)),
                        rate,
                        fixed,
                        holding,
                        stockout)
                : ReorderPointQuantity.optimum(CountDemand.poisson(rate * leadTime), rate, fixed, holding, stockout);
        // The known continuous decisions come from an iteration that stops early: one part in a thousand.
        return compare(
                known,
                known.has("Q") ? List.of(policy.reorderPoint(), policy.quantity()) : List.of(policy.reorderPoint()),
                known.has("Q") ? List.of(number(known, "r"), number(known, "Q")) : List.of(number(known, "r")),
                normal ? 1e-3 : 1e-9,
                policy.cost());
    }

    static Result compare(JsonNode known, List<Double> ours, List<Double> theirs, double tolerance, double cost) {
        return compare(ours, theirs, tolerance, cost, known.has("cost") ? number(known, "cost") : Double.NaN);
    }

    /** @param knownCost NaN where none is known */
    static Result compare(List<Double> ours, List<Double> theirs, double tolerance, double cost, double knownCost) {
        double gap = 0;
        for (int i = 0; i < ours.size(); i++) {
            gap = Math.max(gap, Math.abs(ours.get(i) - theirs.get(i)) / Math.max(1, Math.abs(theirs.get(i))));
        }
        double costGap = Double.isNaN(knownCost) ? 0 : (cost - knownCost) / knownCost;
        return new Result(gap <= tolerance, gap, costGap, ours + ", cost " + cost);
    }

    static double number(JsonNode node, String name) {
        return node.get(name).asDouble();
    }

    static double[] numbers(JsonNode array) {
        double[] values = new double[array.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = array.get(i).asDouble();
        }
        return values;
    }

    private static List<Double> boxed(double[] values) {
        List<Double> list = new ArrayList<>();
        for (double value : values) {
            list.add(value);
        }
        return list;
    }

    private static double[] filled(int length, double value) {
        double[] values = new double[length];
        Arrays.fill(values, value);
        return values;
    }
}
