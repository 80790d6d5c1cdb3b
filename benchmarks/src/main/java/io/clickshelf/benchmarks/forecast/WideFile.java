package io.clickshelf.benchmarks.forecast;

import io.clickshelf.benchmarks.BenchmarkException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** Reads tables with one series a row: its name first, then the values, oldest first, blanks or NA where there is none. */
final class WideFile {

    private WideFile() {}

    /** A file of a folder by the beginning of its name, the first in alphabetical order. */
    static Path find(Path folder, String beginning) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith(beginning))
                    .min(Comparator.naturalOrder())
                    .orElseThrow(() -> new BenchmarkException(
                            "There is no file that begins with " + beginning + " in " + folder + "."));
        }
    }

    /** As {@link #read(Path, int)}; a second column called price is skipped. */
    static Map<String, double[]> read(Path file) throws IOException {
        try (BufferedReader reader = SeriesFile.open(file)) {
            String[] header =
                    String.valueOf(reader.readLine()).replace("\"", "").split(",", -1);
            return read(file, header.length > 1 && header[1].strip().equalsIgnoreCase("price") ? 1 : 0);
        }
    }

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
