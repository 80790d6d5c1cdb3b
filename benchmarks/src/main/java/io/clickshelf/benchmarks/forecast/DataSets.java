package io.clickshelf.benchmarks.forecast;

import io.clickshelf.benchmarks.BenchmarkException;
import io.clickshelf.benchmarks.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The public data sets by name; one that is not in the folder is passed over with a remark. */
final class DataSets {

    static final List<String> NAMES =
            List.of("m3", "m4-hourly", "carparts", "spare-parts", "m5-afcs2020", "tourism", "freshretailnet");

    /** The official errors of Naive2 on the hourly series, which the overall weighted average is relative to. */
    private static final double NAIVE2_SMAPE = 18.383;

    private static final double NAIVE2_MASE = 2.395;
    private static final int YEAR = 12;

    private DataSets() {}

    static void run(String set, Path demand, Settings settings, Report report) throws IOException {
        Path folder = demand.resolve(set.equals("tourism") ? "hierarchical" : set);
        if (!Files.isDirectory(folder)) {
            report.say("%s: passed over, there is no folder %s", set, folder);
            return;
        }
        switch (set) {
            case "m3" ->
                SeriesRun.run(
                        set,
                        Settings.drawn(SeriesFile.read(folder.resolve("m3.csv.gz")), settings.limit()),
                        settings,
                        report);
            case "m4-hourly" -> m4Hourly(set, folder, settings, report);
            case "carparts" ->
                counts(set, WideFile.read(folder.resolve("carparts_wide.csv.gz")), 0, settings.threads(), report);
            case "spare-parts" -> {
                counts(
                        set + "/auto",
                        WideFile.read(folder.resolve("AUTO_clean.csv.gz")),
                        0,
                        settings.threads(),
                        report);
                counts(set + "/man", WideFile.read(folder.resolve("MAN_clean.csv.gz")), 0, settings.threads(), report);
            }
            case "m5-afcs2020" -> M5Data.run(set, folder, settings.limit(), settings.threads(), report);
            case "tourism" ->
                HierarchyRun.run(
                        set,
                        HierarchyFile.read(folder.resolve("australia_tourism.csv.gz")),
                        settings.threads(),
                        report);
            case "freshretailnet" -> FreshData.run(set, folder, settings.limit(), settings.threads(), report);
            default -> throw new BenchmarkException("There is no set " + set + "; known are " + NAMES + ".");
        }
    }

    private static void m4Hourly(String set, Path folder, Settings settings, Report report) throws IOException {
        Map<String, double[]> train = WideFile.read(folder.resolve("Hourly-train.csv.gz"), 0);
        Map<String, double[]> test = WideFile.read(folder.resolve("Hourly-test.csv.gz"), 0);
        List<SeriesCase> cases = new ArrayList<>();
        train.forEach((id, values) -> {
            double[] future = test.get(id);
            if (future == null) {
                throw new BenchmarkException("Series " + id + " of the hourly set has no test part.");
            }
            cases.add(new SeriesCase(id, "ALL", 24, values, future));
        });
        Accuracy accuracy = SeriesRun.run(set, Settings.drawn(cases, settings.limit()), settings, report);
        double owa = (accuracy.smape("ALL") / NAIVE2_SMAPE + accuracy.mase("ALL") / NAIVE2_MASE) / 2;
        report.add(set, "clickshelf", "OWA", owa, "");
    }

    /**
     * The rows as one panel: those that end or begin early are left out where they are unknown.
     *
     * @param horizon that is held out; 0 for twelve columns, of short tables a quarter
     */
    static void counts(String set, Map<String, double[]> rows, int horizon, int threads, Report report) {
        int length = rows.values().stream().mapToInt(r -> r.length).max().orElse(0);
        int ahead = horizon > 0 ? horizon : Math.min(YEAR, length / 4);
        List<double[]> panel = new ArrayList<>();
        for (double[] row : rows.values()) {
            if (row.length == length) {
                panel.add(row);
            }
        }
        if (panel.size() < rows.size()) {
            report.say("%s: %d of %d rows are shorter and left out", set, rows.size() - panel.size(), rows.size());
        }
        for (double[] row : panel) {
            Arrays.setAll(row, t -> row[t] < 0 ? 0 : row[t]);
        }
        CountRun.run(set, panel, ahead, threads, report);
    }
}
