package io.clickshelf.benchmarks.warehouse;

import io.clickshelf.benchmarks.Arguments;
import io.clickshelf.benchmarks.Benchmark;
import io.clickshelf.benchmarks.BenchmarkException;
import io.clickshelf.benchmarks.Report;
import java.nio.file.Path;
import java.util.List;

/** Picker routing, joint batching and routing, and slotting. */
public final class WarehouseBenchmark implements Benchmark {

    @Override
    public String name() {
        return "warehouse";
    }

    @Override
    public String usage() {
        return """
                warehouse --data DIR [--seconds N]
                warehouse picker|batching|slotting FILE… [--solutions DIR] [--seconds N]
                """;
    }

    @Override
    public void run(Arguments arguments, Report report) throws Exception {
        List<String> words = arguments.words();
        if (words.isEmpty()) {
            Path folder = arguments.data().resolve("warehouse");
            new PickerBenchmark(report, null).runFolder(folder.resolve("picker-routing-sprp"));
            new BatchingBenchmark(report, null, arguments.doubleOption("seconds", 10))
                    .runFolder(folder.resolve("joint-batching-routing-foodmart"));
            new SlottingBenchmark(report, null, arguments.doubleOption("seconds", 10))
                    .runFolder(folder.resolve("slotting-slap-oxenstierna"));
        } else {
            String solutions = arguments.option("solutions");
            List<Path> files = arguments.files(1);
            Path target = solutions == null ? null : Path.of(solutions);
            switch (words.getFirst()) {
                case "picker" -> new PickerBenchmark(report, target).runFiles(files);
                case "batching" ->
                    new BatchingBenchmark(report, target, arguments.doubleOption("seconds", 10)).runFiles(files);
                case "slotting" ->
                    new SlottingBenchmark(report, target, arguments.doubleOption("seconds", 10)).runFiles(files);
                default ->
                    throw new BenchmarkException(
                            "bench warehouse knows picker, batching and slotting, not \"" + words.getFirst() + "\".");
            }
        }
    }
}
