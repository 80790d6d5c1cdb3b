package io.clickshelf.benchmarks.forecast;

import io.clickshelf.benchmarks.Arguments;
import io.clickshelf.benchmarks.Benchmark;
import io.clickshelf.benchmarks.BenchmarkException;
import io.clickshelf.benchmarks.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Accuracy, calibration and speed of the forecasts, on public competition data and on any file of series. */
public final class ForecastBenchmark implements Benchmark {

    private static final List<String> FILE_KINDS =
            List.of("series", "hierarchy", "levels", "cold", "counts", "m5", "fresh");

    @Override
    public String name() {
        return "forecast";
    }

    @Override
    public String usage() {
        return """
                forecast --data DIR [--sets m3,m4-hourly,...] [--threads N]   accuracy on the public demand data sets
                forecast series FILE... [--threads N]         the same for files in the format of m3.csv.gz
                forecast hierarchy FILE... [--threads N]      reconciled forecasts of tables of date, keys and value
                forecast counts FILE... [--horizon N]         tables of intermittent demand: name, values, oldest first
                forecast m5 DIR... | fresh DIR...             parts of M5 or of FreshRetailNet, files named as the originals
                forecast levels FILE...                       a shop (Online Retail's form), its kinds of products and its total
                forecast cold FILE...                         new products of a shop (Online Retail's form) from their likes
                all but the last two take --limit N (series); --alone no leaves each model by itself out""";
    }

    @Override
    public void run(Arguments arguments, Report report) throws IOException {
        int threads =
                arguments.intOption("threads", Math.min(2, Runtime.getRuntime().availableProcessors()));
        Settings settings = new Settings(
                threads,
                arguments.intOption("limit", Integer.MAX_VALUE),
                !arguments.option("alone", "yes").equals("no"));
        if (!arguments.words().isEmpty()) {
            files(arguments, settings, report);
            return;
        }
        Path data = arguments.data();
        Path demand = Files.isDirectory(data.resolve("demand")) ? data.resolve("demand") : data;
        List<String> sets = List.of(
                arguments.option("sets", String.join(",", DataSets.NAMES)).split(","));
        for (String set : sets) {
            DataSets.run(set, demand, settings, report);
        }
    }

    private static void files(Arguments arguments, Settings settings, Report report) throws IOException {
        String kind = arguments.words().getFirst();
        if (!FILE_KINDS.contains(kind) || arguments.words().size() < 2) {
            throw new BenchmarkException(
                    "After \"bench forecast\" comes --data DIR, or one of " + FILE_KINDS + " and a file.");
        }
        for (Path file : arguments.files(1)) {
            String name = String.valueOf(file.getFileName());
            switch (kind) {
                case "hierarchy" -> HierarchyRun.run(name, HierarchyFile.read(file), settings.threads(), report);
                case "levels" -> ShopLevels.run(file, settings.threads(), report);
                case "cold" -> NewProducts.run(file, settings.threads(), report);
                case "counts" ->
                    DataSets.counts(
                            name, WideFile.read(file), arguments.intOption("horizon", 0), settings.threads(), report);
                case "m5" -> M5Data.run(name, file, settings.limit(), settings.threads(), report);
                case "fresh" -> FreshData.run(name, file, settings.limit(), settings.threads(), report);
                default ->
                    SeriesRun.run(name, Settings.drawn(SeriesFile.read(file), settings.limit()), settings, report);
            }
        }
    }
}
