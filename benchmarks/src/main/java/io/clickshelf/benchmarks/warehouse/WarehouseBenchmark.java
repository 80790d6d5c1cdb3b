package io.clickshelf.benchmarks.warehouse;

import io.clickshelf.benchmarks.Arguments;
import io.clickshelf.benchmarks.Benchmark;
import io.clickshelf.benchmarks.BenchmarkException;
import io.clickshelf.benchmarks.Report;
import java.nio.file.Path;
import java.util.List;

/** Picker routing, joint batching and routing, slotting, generated days and a real shop. */
public final class WarehouseBenchmark implements Benchmark {

    private static final List<String> PARTS = List.of("picker", "batching", "slotting", "days", "shop", "gnn");

    /** Of all slotting instances one in so many is solved where all parts run: two minutes instead of three quarters of an hour. */
    private static final int EVERY = 12;

    @Override
    public String name() {
        return "warehouse";
    }

    @Override
    public String usage() {
        return """
            warehouse --data DIR [--seconds N] [--every N]
            warehouse picker|batching|slotting|shop --data DIR [--seconds N] [--every N] [--from N]
            warehouse picker|batching|slotting FILE… [--solutions DIR] [--seconds N]
            warehouse days [--seconds N]
            warehouse gnn [--write FILE]
            warehouse shop FILE [--seconds N]
            """;
    }

    @Override
    public void run(Arguments arguments, Report report) throws Exception {
        List<String> words = arguments.words();
        List<String> parts = words.isEmpty() ? PARTS : words.subList(0, 1);
        if (!PARTS.containsAll(parts)) {
            throw new BenchmarkException(
                    "bench warehouse knows " + String.join(", ", PARTS) + ", not \"" + words.getFirst() + "\".");
        }
        for (String part : parts) {
            run(part, arguments, report);
        }
    }

    private static void run(String part, Arguments arguments, Report report) throws Exception {
        List<Path> files = arguments.files(1);
        String solutions = arguments.option("solutions");
        Path target = solutions == null ? null : Path.of(solutions);
        double seconds = arguments.doubleOption("seconds", 10);
        switch (part) {
            case "picker" -> {
                PickerBenchmark picker = new PickerBenchmark(report, target);
                if (files.isEmpty()) {
                    picker.runFolder(folder(arguments, "picker-routing-sprp"));
                } else {
                    picker.runFiles(files);
                }
            }
            case "batching" -> {
                BatchingBenchmark batching = new BatchingBenchmark(report, target, seconds);
                if (files.isEmpty()) {
                    batching.runFolder(folder(arguments, "joint-batching-routing-foodmart"));
                } else {
                    batching.runFiles(files);
                }
            }
            case "slotting" -> {
                SlottingBenchmark slotting = new SlottingBenchmark(report, target, seconds);
                if (files.isEmpty()) {
                    slotting.runFolder(
                            folder(arguments, "slotting-slap-oxenstierna"),
                            arguments.intOption("every", arguments.words().isEmpty() ? EVERY : 1),
                            arguments.intOption("from", 0));
                } else {
                    slotting.runFiles(files);
                }
            }
            case "days" -> {
                DayBenchmark days = new DayBenchmark(report, seconds);
                days.run(200);
                days.run(2_000);
            }
            case "shop" ->
                new ShopBenchmark(report, 6 * seconds, seconds / 10)
                        .run(
                                files.isEmpty()
                                        ? arguments
                                                .data()
                                                .resolve("online-retail")
                                                .resolve("online_retail.csv.gz")
                                        : files.getFirst());
            default -> {
                String write = arguments.option("write");
                new GraphBenchmark(report).run(write == null ? null : Path.of(write));
            }
        }
    }

    private static Path folder(Arguments arguments, String name) {
        return arguments.data().resolve("warehouse").resolve(name);
    }
}
