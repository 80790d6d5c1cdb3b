package io.clickshelf.benchmarks.warehouse;

import io.clickshelf.benchmarks.Arguments;
import io.clickshelf.benchmarks.Benchmark;
import io.clickshelf.benchmarks.BenchmarkException;
import io.clickshelf.benchmarks.Report;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Picker routing, joint batching and routing, slotting, generated days and a real shop. */
public final class WarehouseBenchmark implements Benchmark {

    @Override
    public String name() {
        return "warehouse";
    }

    @Override
    public String usage() {
        return """
            warehouse --data DIR [--seconds N] [--every N]
            warehouse picker|batching|slotting FILE… [--solutions DIR] [--seconds N]
            warehouse days [--seconds N]
            warehouse shop FILE [--seconds N]
            """;
    }

    @Override
    public void run(Arguments arguments, Report report) throws Exception {
        List<String> words = arguments.words();
        if (!words.isEmpty() && words.getFirst().equals("days")) {
            days(arguments, report);
        } else if (words.isEmpty()) {
            Path folder = arguments.data().resolve("warehouse");
            new PickerBenchmark(report, null).runFolder(folder.resolve("picker-routing-sprp"));
            new BatchingBenchmark(report, null, arguments.doubleOption("seconds", 10))
                    .runFolder(folder.resolve("joint-batching-routing-foodmart"));
            new SlottingBenchmark(report, null, arguments.doubleOption("seconds", 10))
                    .runFolder(folder.resolve("slotting-slap-oxenstierna"), arguments.intOption("every", 1));
            days(arguments, report);
            shop(arguments, report, arguments.data().resolve("online-retail").resolve("online_retail.csv.gz"));
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
                case "shop" -> shop(arguments, report, files.getFirst());
                default ->
                    throw new BenchmarkException(
                            "bench warehouse knows picker, batching, slotting, days and shop, not \"" + words.getFirst()
                                    + "\".");
            }
        }
    }

    private static void days(Arguments arguments, Report report) {
        DayBenchmark days = new DayBenchmark(report, arguments.doubleOption("seconds", 10));
        days.run(200);
        days.run(2_000);
    }

    private static void shop(Arguments arguments, Report report, Path file) throws IOException {
        double seconds = arguments.doubleOption("seconds", 10);
        new ShopBenchmark(report, 6 * seconds, seconds / 10).run(file);
    }
}
