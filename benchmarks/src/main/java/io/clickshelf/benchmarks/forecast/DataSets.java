package io.clickshelf.benchmarks.forecast;

import io.clickshelf.benchmarks.BenchmarkException;
import io.clickshelf.benchmarks.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;

/** The public data sets by name; one that is not in the folder is passed over with a remark. */
final class DataSets {

    static final List<String> NAMES = List.of("m3");

    private DataSets() {}

    static void run(String set, Path demand, int threads, Report report) throws IOException {
        Path folder = demand.resolve(set);
        if (!Files.isDirectory(folder)) {
            report.say("%s: passed over, there is no folder %s", set, folder);
            return;
        }
        switch (set) {
            case "m3" ->
                SeriesRun.run(
                        set, SeriesFile.read(folder.resolve("m3.csv.gz")), UnaryOperator.identity(), threads, report);
            default -> throw new BenchmarkException("There is no set " + set + "; known are " + NAMES + ".");
        }
    }
}
