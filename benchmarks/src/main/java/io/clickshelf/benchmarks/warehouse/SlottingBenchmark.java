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
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Slotting against the best known distances, by layout. */
final class SlottingBenchmark {

    /** Best known distances are rounded. */
    private static final double SAME = 1e-4;

    private final Report report;
    private final @Nullable Path solutions;
    private final double seconds;
    private final Map<Path, GraphLayout> layouts = new HashMap<>();

    SlottingBenchmark(Report report, @Nullable Path solutions, double seconds) {
        this.report = report;
        this.solutions = solutions;
        this.seconds = seconds;
    }

    /**
     * One instance on each core at a time.
     *
     * @param every one of so many instances; 1 for all
     * @param from  the first of them, counted from 0
     */
    void runFolder(Path folder, int every, int from) throws Exception {
        List<Map.Entry<String, Map<String, String>>> rows =
                List.copyOf(Solutions.table(folder.resolve("bks.csv")).entrySet());
        List<Callable<Double>> tasks = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (int i = from; i < rows.size(); i += every) {
            String name = rows.get(i).getKey();
            double known = Double.parseDouble(rows.get(i).getValue().getOrDefault("best_known_distance", ""));
            SlottingInstance instance = SlottingInstance.read(folder.resolve(name + ".json"), layouts);
            names.add(name);
            tasks.add(() -> solve(instance, name.replace('/', '_')) / known);
        }
        List<Double> all = Cores.run(tasks);
        Map<String, List<Double>> byLayout = new TreeMap<>();
        for (int i = 0; i < names.size(); i++) {
            byLayout.computeIfAbsent(names.get(i).split("/")[0], l -> new ArrayList<>())
                    .add(all.get(i));
            if (all.get(i) > 1 + SAME) {
                report.add("slotting " + names.get(i), "clickshelf", "above best known", 100 * (all.get(i) - 1), "%");
            }
        }
        byLayout.forEach((layout, values) -> summarize("slotting " + layout, values));
        summarize("slotting all", all);
    }

    private void summarize(String set, List<Double> ratios) {
        double mean = ratios.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
        report.add(set, "clickshelf", "instances", ratios.size(), "");
        report.add(set, "clickshelf", "mean above best known", 100 * (mean - 1), "%");
        report.add(
                set,
                "clickshelf",
                "below",
                ratios.stream().filter(r -> r < 1 - SAME).count(),
                "");
        report.add(
                set,
                "clickshelf",
                "equal",
                ratios.stream().filter(r -> Math.abs(r - 1) <= SAME).count(),
                "");
        report.add(
                set,
                "clickshelf",
                "above",
                ratios.stream().filter(r -> r > 1 + SAME).count(),
                "");
    }

    void runFiles(List<Path> files) throws IOException {
        for (Path file : files) {
            String name = file.getFileName().toString();
            double meters = solve(SlottingInstance.read(file, layouts), name.replace(".json", ""));
            report.add(name, "clickshelf", "distance", meters, "m");
        }
    }

    private double solve(SlottingInstance instance, String name) throws IOException {
        JointSlotting.Result result = instance.solve(seconds);
        Solutions.write(solutions, name + "_sol.json", instance.solution(result));
        return instance.walked(result);
    }
}
