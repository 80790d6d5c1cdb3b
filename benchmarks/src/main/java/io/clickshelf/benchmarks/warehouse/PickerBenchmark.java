package io.clickshelf.benchmarks.warehouse;

import io.clickshelf.benchmarks.Report;
import io.clickshelf.logistics.model.warehouse.AisleLayout;
import io.clickshelf.logistics.model.warehouse.PickRoute;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Single-picker routes against the recomputed optima. */
final class PickerBenchmark {

    private static final String[] SHAPES = {"single_block", "two_block"};

    private final Report report;
    private final @Nullable Path solutions;
    private long nanos;

    PickerBenchmark(Report report, @Nullable Path solutions) {
        this.report = report;
        this.solutions = solutions;
    }

    void runFolder(Path folder) throws IOException {
        Map<String, Map<String, String>> known = Solutions.table(folder.resolve("bks.csv"));
        for (int shape = 0; shape < 2; shape++) {
            nanos = 0;
            int withOptimum = 0;
            int equal = 0;
            int published = 0;
            int notAbove = 0;
            double sum = 0;
            double publishedSum = 0;
            for (Map.Entry<String, Map<String, String>> row : known.entrySet()) {
                double meters = solve(PickerInstance.read(folder.resolve(row.getKey())), shape)
                        .meters();
                String optimum = row.getValue().getOrDefault("recomputed_" + SHAPES[shape], "");
                if (!optimum.isEmpty()) {
                    withOptimum++;
                    equal += Math.abs(meters - Double.parseDouble(optimum)) < 1e-6 ? 1 : 0;
                } else {
                    published++;
                    double value = Double.parseDouble(row.getValue().getOrDefault("published_" + SHAPES[shape], ""));
                    sum += meters;
                    publishedSum += value;
                    notAbove += meters <= value + 1e-6 ? 1 : 0;
                }
            }
            String set = "picker " + SHAPES[shape];
            report.add(set, "clickshelf", "optima known", withOptimum, "");
            report.add(set, "clickshelf", "equal to optimum", equal, "");
            report.add(set, "clickshelf", "unverified published", published, "");
            report.add(set, "clickshelf", "not above published", notAbove, "");
            report.add(set, "clickshelf", "mean above published", 100 * (sum / publishedSum - 1), "%");
            report.add(set, "clickshelf", "time for all " + known.size(), nanos / 1e9, "s");
        }
    }

    void runFiles(List<Path> files) throws IOException {
        for (Path file : files) {
            PickerInstance instance = PickerInstance.read(file);
            for (int shape = 0; shape < 2; shape++) {
                nanos = 0;
                PickRoute route = solve(instance, shape);
                String name = file.getFileName().toString();
                report.add(name, "clickshelf", SHAPES[shape], route.meters(), "m");
                report.add(name, "clickshelf", SHAPES[shape] + " time", nanos / 1e6, "ms");
                Solutions.write(
                        solutions,
                        name + "." + SHAPES[shape] + ".sol",
                        "distance " + route.meters() + "\nstops "
                                + Arrays.stream(route.stops())
                                        .mapToObj(String::valueOf)
                                        .collect(Collectors.joining(" "))
                                + "\n");
            }
        }
    }

    private PickRoute solve(PickerInstance instance, int shape) {
        long start = System.nanoTime();
        AisleLayout layout = instance.layout(shape == 1);
        PickRoute route = instance.solve(layout);
        nanos += System.nanoTime() - start;
        return route;
    }
}
