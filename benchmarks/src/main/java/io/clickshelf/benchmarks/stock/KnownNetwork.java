package io.clickshelf.benchmarks.stock;

import static io.clickshelf.benchmarks.stock.KnownOptimum.number;

import io.clickshelf.logistics.model.stock.policy.CountDemand;
import io.clickshelf.logistics.model.stock.policy.GuaranteedService;
import io.clickshelf.logistics.model.stock.policy.NormalDemand;
import io.clickshelf.logistics.model.stock.policy.SerialBaseStock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The multi-echelon problems. */
final class KnownNetwork {

    private static final double STEP = 0.01;

    private KnownNetwork() {}

    static KnownOptimum.Result serial(JsonNode network, JsonNode known) {
        List<JsonNode> nodes = byIndex(network);
        JsonNode customer = nodes.getFirst();
        JsonNode source = customer.get("demand_source");
        boolean normal = source.get("type").asString().equals("N");
        List<SerialBaseStock.Stage> stages = new ArrayList<>();
        for (JsonNode node : nodes) {
            double leadTime = number(node, "shipment_lead_time");
            double mean = number(source, "mean") * leadTime;
            CountDemand demand = normal
                    ? SerialBaseStock.discretized(
                            new NormalDemand(mean, number(source, "standard_deviation") * Math.sqrt(leadTime)), STEP)
                    : CountDemand.poisson(mean);
            stages.add(new SerialBaseStock.Stage(number(node, "echelon_holding_cost"), demand));
        }
        double stockoutCost = number(customer, "stockout_cost");
        SerialBaseStock.Solution solution = SerialBaseStock.optimum(stages, normal ? STEP : 1, stockoutCost);
        List<Double> theirs = new ArrayList<>();
        JsonNode levels = known.has("echelon_S") ? known.get("echelon_S") : known.get("echelon_S_1to4");
        levels.forEach(level -> theirs.add(level.asDouble()));
        if (!normal) {
            return KnownOptimum.compare(known, solution.echelonLevels(), theirs, 1e-9, solution.cost());
        }
        // The known levels and cost of the normal chain sit on a lattice about a tenth wide, which moves its cost by a
        // quarter of a percent; so the known levels' cost is computed anew on ours, and both are compared there.
        return KnownOptimum.compare(
                solution.echelonLevels(),
                theirs,
                2e-2,
                solution.cost(),
                SerialBaseStock.cost(stages, STEP, stockoutCost, theirs));
    }

    static KnownOptimum.Result guaranteed(JsonNode network, JsonNode known) {
        List<JsonNode> nodes = byIndex(network);
        List<Integer> order = nodes.stream().map(n -> n.get("_index").asInt()).toList();
        List<GuaranteedService.Stage> stages = new ArrayList<>();
        List<GuaranteedService.Link> links = new ArrayList<>();
        for (JsonNode node : nodes) {
            JsonNode source = node.get("demand_source");
            stages.add(new GuaranteedService.Stage(
                    number(node, "local_holding_cost"),
                    node.path("processing_time").asInt(0),
                    node.path("external_inbound_cst").asInt(0),
                    node.path("external_outbound_cst").asInt(0),
                    source.path("standard_deviation").asDouble(0),
                    number(node, "demand_bound_constant")));
            for (JsonNode next : node.get("_successor_indices")) {
                links.add(new GuaranteedService.Link(
                        order.indexOf(node.get("_index").asInt()), order.indexOf(next.asInt())));
            }
        }
        GuaranteedService.Solution solution = GuaranteedService.optimum(stages, links);
        List<Double> ours = new ArrayList<>();
        List<Double> theirs = new ArrayList<>();
        for (int i = 0; i < order.size(); i++) {
            ours.add((double) solution.serviceTimes().get(i));
            theirs.add(known.get("cst").get(String.valueOf(order.get(i))).asDouble());
        }
        return KnownOptimum.compare(known, ours, theirs, 1e-9, solution.cost());
    }

    private static List<JsonNode> byIndex(JsonNode network) {
        List<JsonNode> nodes = new ArrayList<>();
        network.get("_nodes").forEach(nodes::add);
        nodes.sort(Comparator.comparingInt(node -> node.get("_index").asInt()));
        return nodes;
    }
}
