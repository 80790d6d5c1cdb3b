package io.clickshelf.benchmarks.forecast;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads tables with one series a row: its name first, then the values, oldest first, blanks or NA where there is none. */
final class WideFile {

    private WideFile() {}

    /**
     * The rows by name, each from its first known value to its last.
     *
     * @param skipped columns between the name and the first value
     */
    static Map<String, double[]> read(Path file, int skipped) throws IOException {
        Map<String, double[]> rows = new LinkedHashMap<>();
        try (BufferedReader reader = SeriesFile.open(file)) {
            reader.readLine();
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                String[] cells = line.replace("\"", "").split(",", -1);
                int from = 1 + skipped;
                int to = cells.length;
                while (to > from && Double.isNaN(SeriesFile.value(cells[to - 1]))) {
                    to--;
                }
                while (from < to && Double.isNaN(SeriesFile.value(cells[from]))) {
                    from++;
                }
                double[] values = new double[to - from];
                for (int i = 0; i < values.length; i++) {
                    values[i] = SeriesFile.value(cells[from + i]);
                }
                rows.put(cells[0], values);
            }
        }
        return rows;
    }
}
