package io.clickshelf.benchmarks.routes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Lines of numbers. */
final class Numbers {

    private Numbers() {}

    /** The lines that hold nothing but numbers. */
    static List<double[]> rows(List<String> lines) {
        List<double[]> rows = new ArrayList<>();
        for (String line : lines) {
            if (line.matches("[\\s\\d.eE+-]*\\d[\\s\\d.eE+-]*")) {
                rows.add(row(line));
            }
        }
        return rows;
    }

    static double[] row(String line) {
        return Arrays.stream(line.trim().split("[\\s,]+"))
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    static double[] column(List<double[]> rows, int column) {
        return rows.stream().mapToDouble(row -> row[column]).toArray();
    }
}
