package io.clickshelf.benchmarks.warehouse;

import io.clickshelf.benchmarks.Report;
import io.clickshelf.logistics.model.warehouse.GraphLayout;
import io.clickshelf.logistics.model.warehouse.JointSlotting;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Slotting against the best known distances, by layout. */
final class SlottingBenchmark {

    private final Report report;
    private final @Nullable Path solutions;
    private final double seconds;
    private final Map<Path, GraphLayout> layouts = new HashMap<>();

    SlottingBenchmark(Report report, @Nullable Path solutions, double seconds) {
        this.report = report;
        this.solutions = solutions;
        this.seconds = seconds;
    }

    /** @param every one of so many instances; 1 for all */
    void runFolder(Path folder, int every) throws IOException {
        int number = 0;
        Map<String, List<Double>> ratios = new TreeMap<>();
        for (Map.Entry<String, Map<String, String>> row :
                Solutions.table(folder.resolve("bks.csv")).entrySet()) {
            if (number++ % every != 0) {
                continue;
            }
            double known = Double.parseDouble(row.getValue().getOrDefault("best_known_distance", ""));
            double meters = solve(folder.resolve(row.getKey() + ".json"));
            ratios.computeIfAbsent(row.getKey().split("/")[0], l -> new ArrayList<>())
                    .add(meters / known);
        }
        List<Double> all = new ArrayList<>();
        ratios.forEach((layout, values) -> {
            all.addAll(values);
            summarize("slotting " + layout, values);
        });
        summarize("slotting all", all);
    }

    private void summarize(String set, List<Double> ratios) {
        double mean = ratios.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
        report.add(set, "clickshelf", "instances", ratios.size(), "");
        report.add(set, "clickshelf", "mean above best known", 100 * (mean - 1), "%");
        report.add(
                set,
                "clickshelf",
                "not above best known",
                ratios.stream().filter(r -> r <= 1 + 1e-4).count(),
                "");
    }

    void runFiles(List<Path> files) throws IOException {
        for (Path file : files) {
            report.add(file.getFileName().toString(), "clickshelf", "distance", solve(file), "m");
        }
    }

    private double solve(Path file) throws IOException {
        SlottingInstance instance = SlottingInstance.read(file, layouts);
        JointSlotting.Result result = instance.solve(seconds);
        Solutions.write(
                solutions, file.getFileName().toString().replace(".json", "_sol.json"), instance.solution(result));
        return result.meters();
    }
}
