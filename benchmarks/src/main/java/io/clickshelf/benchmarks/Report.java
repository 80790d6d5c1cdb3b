package io.clickshelf.benchmarks;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Collects the figures of a run: prints each as it comes, and writes all of them as JSON at the end. */
public final class Report {

    private final String bench;
    private final PrintStream out;
    private final List<Row> rows = new ArrayList<>();

    public Report(String bench, PrintStream out) {
        this.bench = bench;
        this.out = out;
    }

    public synchronized void add(String set, String model, String metric, double value, String unit) {
        rows.add(new Row(bench, set, model, metric, value, unit));
        out.printf(Locale.ROOT, "%-28s %-24s %-22s %14.5f %s%n", set, model, metric, value, unit);
        out.flush();
    }

    /** A remark for the reader; not part of the JSON. */
    public synchronized void say(String format, Object... values) {
        out.printf(Locale.ROOT, format + "%n", values);
        out.flush();
    }

    public synchronized List<Row> rows() {
        return List.copyOf(rows);
    }

    public synchronized void writeJson(Path file) {
        JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build().writeValue(file, rows);
    }
}
