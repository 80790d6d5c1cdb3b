package io.clickshelf.benchmarks.forecast;

import io.clickshelf.benchmarks.BenchmarkException;
import io.clickshelf.benchmarks.TextLines;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * Reads {@code id,sn,period_group,seasonal_period,category,n,h,start,train,test} with {@code ;} between the values, the
 * form of {@code m3.csv.gz}. Columns are found by their names, so that more may stand beside them.
 */
final class SeriesFile {

    private SeriesFile() {}

    static List<SeriesCase> read(Path file) throws IOException {
        List<SeriesCase> cases = new ArrayList<>();
        try (BufferedReader reader = open(file)) {
            List<String> header = Arrays.asList(
                    String.valueOf(reader.readLine()).replace("\"", "").split(",", -1));
            int id = header.contains("sn") ? header.indexOf("sn") : header.indexOf("id");
            int group = header.indexOf("period_group");
            int season = TextLines.column(header, file, "seasonal_period");
            int train = TextLines.column(header, file, "train");
            int test = TextLines.column(header, file, "test");
            int number = 1;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                number++;
                if (line.isBlank()) {
                    continue;
                }
                String[] cells = line.replace("\"", "").split(",", -1);
                if (cells.length < header.size()) {
                    throw new BenchmarkException("Line " + number + " of " + file + " has " + cells.length
                            + " columns, the header has " + header.size() + ".");
                }
                try {
                    cases.add(new SeriesCase(
                            id < 0 ? Integer.toString(number) : cells[id],
                            group < 0 ? "ALL" : cells[group],
                            Integer.parseInt(cells[season].trim()),
                            values(cells[train]),
                            values(cells[test])));
                } catch (NumberFormatException e) {
                    throw new BenchmarkException("Line " + number + " of " + file + ": " + e.getMessage());
                }
            }
        }
        if (cases.isEmpty()) {
            throw new BenchmarkException("There is no series in " + file + ".");
        }
        return cases;
    }

    static BufferedReader open(Path file) throws IOException {
        InputStream in = Files.newInputStream(file);
        InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(in, 1 << 16) : in;
        return new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8), 1 << 16);
    }

    static double value(String cell) {
        String text = cell.trim();
        return text.isEmpty() || text.equals("NA") || text.equals("NaN") ? Double.NaN : Double.parseDouble(text);
    }

    private static double[] values(String cell) {
        return Arrays.stream(cell.split(";")).mapToDouble(SeriesFile::value).toArray();
    }
}
