package io.clickshelf.benchmarks.stock;

import io.clickshelf.benchmarks.Arguments;
import io.clickshelf.benchmarks.Benchmark;
import io.clickshelf.benchmarks.BenchmarkException;
import io.clickshelf.benchmarks.Report;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Solves inventory problems with a known optimum and random transfers, and runs shops forward through their own last weeks.
 */
public final class StockBenchmark implements Benchmark {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final double COST_TOLERANCE = 1e-3;
    private static final int WINDOW = 56;

    /** Three or four minutes of somebody's work, to order, receive and put away. */
    private static final String LINE_COST = "1";

    @Override
    public String name() {
        return "stock";
    }

    @Override
    public String usage() {
        return """
                stock --data DIR                     inventory problems with a known optimum, transfers, and two shops lived through
                     [--parts known,transfers,simulation] [--sets m5-afcs2020,online-retail] [--limit 1000 products]
                stock m5 DIR... | orders FILE...     other shops lived through: parts of M5, order lines in Online Retail's form
                     [--days 84] [--before 0] [--lead-time 7] [--window 56 days that the formula's mean is taken from]
                     [--line-costs 1 what an order line costs to handle, however large; several with commas]""";
    }

    @Override
    public void run(Arguments arguments, Report report) throws Exception {
        if (!arguments.words().isEmpty()) {
            others(arguments, report);
            return;
        }
        List<String> parts =
                List.of(arguments.option("parts", "known,transfers,simulation").split(","));
        if (parts.contains("known")) {
            known(arguments.data(), report);
        }
        if (parts.contains("transfers")) {
            TransferTrials.run(arguments.intOption("trials", 500), report);
        }
        if (parts.contains("simulation")) {
            simulate(arguments, report);
        }
    }

    private static ForwardSimulation simulation(Arguments arguments) {
        return new ForwardSimulation(
                arguments.intOption("lead-time", 7),
                arguments.intOption("days", 84),
                arguments.intOption("before", 0),
                arguments.intOption("limit", 1000),
                arguments.intOption("threads", Math.min(2, Runtime.getRuntime().availableProcessors())),
                Arrays.stream(arguments.option("line-costs", LINE_COST).split(","))
                        .mapToDouble(Double::parseDouble)
                        .toArray());
    }

    private static void others(Arguments arguments, Report report) throws IOException {
        String kind = arguments.words().getFirst();
        if (!List.of("m5", "orders").contains(kind) || arguments.words().size() < 2) {
            throw new BenchmarkException(
                    "After \"bench stock\" comes --data DIR, or m5 and a folder, or orders and a file.");
        }
        ForwardSimulation simulation = simulation(arguments);
        for (Path path : arguments.files(1)) {
            String name = String.valueOf(path.getFileName());
            simulation.run(
                    kind.equals("m5") ? ShopDemand.m5(name, path) : OrderLines.read(name, path),
                    arguments.intOption("window", WINDOW),
                    report);
        }
    }

    /** The last twelve weeks of each shop. */
    private static void simulate(Arguments arguments, Report report) throws IOException {
        ForwardSimulation simulation = simulation(arguments);
        int window = arguments.intOption("window", WINDOW);
        List<String> sets =
                List.of(arguments.option("sets", "m5-afcs2020,online-retail").split(","));
        Path m5 = arguments.data().resolve("demand/m5-afcs2020");
        if (sets.contains("m5-afcs2020") && Files.isDirectory(m5)) {
            simulation.run(ShopDemand.m5("m5-afcs2020", m5), window, report);
        }
        Path shop = arguments.data().resolve("online-retail/online_retail.csv.gz");
        if (sets.contains("online-retail") && Files.exists(shop)) {
            simulation.run(OrderLines.read("online-retail", shop), window, report);
        }
    }

    private static void known(Path data, Report report) throws IOException {
        Path folder = data.resolve("demand/inventory-known-optimum");
        if (!Files.isDirectory(folder)) {
            throw new BenchmarkException("There is no folder " + folder + " with inventory problems.");
        }
        Map<String, JsonNode> networks = networks(folder.resolve("stockpyl_instances.json.gz"));
        JsonNode problems = JSON.readTree(Files.readString(folder.resolve("expected_optima.json")));
        int decisions = 0;
        int costs = 0;
        double worst = 0;
        for (JsonNode problem : problems) {
            String name = problem.get("name").asString();
            long start = System.nanoTime();
            KnownOptimum.Result result = KnownOptimum.solve(problem, networks.get(name));
            String set = name + " " + problem.get("kind").asString().split(" ")[0];
            report.add(set, "clickshelf", "time", (System.nanoTime() - start) / 1e6, "ms");
            report.add(set, "clickshelf", "decision gap", result.decisionGap(), "");
            report.add(set, "clickshelf", "cost gap", 100 * result.costGap(), "%");
            decisions += result.decisionEqual() ? 1 : 0;
            costs += Math.abs(result.costGap()) <= COST_TOLERANCE ? 1 : 0;
            worst = Math.max(worst, result.costGap());
            if (!result.decisionEqual() || Math.abs(result.costGap()) > COST_TOLERANCE) {
                report.say(
                        "  %s %s: ours %s, known %s", name, problem.get("kind"), result.ours(), problem.get("optimal"));
            }
        }
        report.add("all", "clickshelf", "problems", problems.size(), "");
        report.add("all", "clickshelf", "decisions equal", decisions, "");
        report.add("all", "clickshelf", "costs within .1 %", costs, "");
        report.add("all", "clickshelf", "largest cost gap", 100 * worst, "%");
    }

    private static Map<String, JsonNode> networks(Path file) throws IOException {
        Map<String, JsonNode> byName = new HashMap<>();
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            for (JsonNode instance : JSON.readTree(in).get("instances")) {
                byName.put(instance.get("name").asString(), instance.get("data"));
            }
        }
        return byName;
    }
}
