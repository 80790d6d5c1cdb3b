package io.clickshelf.benchmarks.price;

import io.clickshelf.benchmarks.TextLines;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** A gzipped CSV file with a header, all of it in memory; quotes may enclose commas. */
final class CsvRows {

    private final Map<String, Integer> column = new HashMap<>();
    private final List<String[]> rows = new ArrayList<>();

    CsvRows(Path file) throws IOException {
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            String[] header = split(reader.readLine());
            for (int k = 0; k < header.length; k++) {
                column.put(header[k], k);
            }
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                rows.add(split(line));
            }
        }
    }

    int size() {
        return rows.size();
    }

    String text(int row, String name) {
        Integer index = column.get(name);
        if (index == null) {
            throw new IllegalArgumentException("There is no column " + name + "; there are " + column.keySet() + ".");
        }
        return rows.get(row)[index];
    }

    double number(int row, String name) {
        return Double.parseDouble(text(row, name));
    }

    double[] numbers(String name) {
        double[] numbers = new double[size()];
        for (int row = 0; row < numbers.length; row++) {
            numbers[row] = number(row, name);
        }
        return numbers;
    }

    private static String[] split(String line) {
        return line.indexOf('"') < 0
                ? line.split(",", -1)
                : TextLines.fields(line).toArray(String[]::new);
    }
}
