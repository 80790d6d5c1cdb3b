package io.clickshelf.benchmarks.warehouse;

import io.clickshelf.benchmarks.Report;
import io.clickshelf.logistics.model.warehouse.PickRoute;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Single-picker routes against the recomputed optima. */
final class PickerBenchmark {

    private static final String[] SHAPES = {"single_block", "two_block"};

    private final Report report;
    private final @Nullable Path solutions;

    PickerBenchmark(Report report, @Nullable Path solutions) {
        this.report = report;
        this.solutions = solutions;
    }

    /** The time is by the clock, from the first file read to the last route, one instance on each core at a time. */
    void runFolder(Path folder) throws Exception {
        Map<String, Map<String, String>> known = Solutions.table(folder.resolve("bks.csv"));
        long start = System.nanoTime();
        List<Callable<double[]>> tasks = new ArrayList<>();
        for (String name : known.keySet()) {
            tasks.add(() -> {
                PickerInstance instance = PickerInstance.read(folder.resolve(name));
                return new double[] {
                    solve(instance, 0).meters(), solve(instance, 1).meters()
                };
            });
        }
        List<double[]> meters = Cores.run(tasks);
        double seconds = (System.nanoTime() - start) / 1e9;
        for (int shape = 0; shape < SHAPES.length; shape++) {
            compare(shape, List.copyOf(known.values()), meters);
        }
        report.add("picker", "clickshelf", "time for all " + known.size() + " twice", seconds, "s");
    }

    private void compare(int shape, List<Map<String, String>> known, List<double[]> meters) {
        int withOptimum = 0;
        int equal = 0;
        int notAbove = 0;
        double sum = 0;
        double publishedSum = 0;
        for (int i = 0; i < meters.size(); i++) {
            String optimum = known.get(i).getOrDefault("recomputed_" + SHAPES[shape], "");
            if (!optimum.isEmpty()) {
                withOptimum++;
                equal += Math.abs(meters.get(i)[shape] - Double.parseDouble(optimum)) < 1e-6 ? 1 : 0;
            } else {
                double value = Double.parseDouble(known.get(i).getOrDefault("published_" + SHAPES[shape], ""));
                sum += meters.get(i)[shape];
                publishedSum += value;
                notAbove += meters.get(i)[shape] <= value + 1e-6 ? 1 : 0;
            }
        }
        String set = "picker " + SHAPES[shape];
        report.add(set, "clickshelf", "optima known", withOptimum, "");
        report.add(set, "clickshelf", "equal to optimum", equal, "");
        report.add(set, "clickshelf", "unverified published", meters.size() - withOptimum, "");
        report.add(set, "clickshelf", "not above published", notAbove, "");
        report.add(set, "clickshelf", "mean above published", 100 * (sum / publishedSum - 1), "%");
    }

    void runFiles(List<Path> files) throws IOException {
        for (Path file : files) {
            PickerInstance instance = PickerInstance.read(file);
            for (int shape = 0; shape < 2; shape++) {
                long start = System.nanoTime();
                PickRoute route = solve(instance, shape);
                double millis = (System.nanoTime() - start) / 1e6;
                String name = file.getFileName().toString();
                report.add(name, "clickshelf", SHAPES[shape], route.meters(), "m");
                report.add(name, "clickshelf", SHAPES[shape] + " time", millis, "ms");
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

    private static PickRoute solve(PickerInstance instance, int shape) {
        return instance.solve(instance.layout(shape == 1));
    }
}
