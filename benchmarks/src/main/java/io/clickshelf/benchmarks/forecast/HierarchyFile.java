package io.clickshelf.benchmarks.forecast;

import io.clickshelf.benchmarks.BenchmarkException;
import io.clickshelf.benchmarks.TextLines;
import io.clickshelf.forecasting.model.hierarchy.Hierarchy;
import io.clickshelf.forecasting.model.hierarchy.Hierarchy.Level;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A table of date, keys and value, one row per bottom series and time; a bottom series is what has all keys in common.
 * Levels are all sets of keys that group the series differently, and the total. Series that do not reach over all times
 * are left out.
 *
 * @param series [bottom series][time]
 * @param season times a year: 12 for months, 4 for quarters
 */
record HierarchyFile(Hierarchy hierarchy, double[][] series, int season, int leftOut) {

    static HierarchyFile read(Path file) throws IOException {
        Map<List<String>, TreeMap<String, Double>> rows = new LinkedHashMap<>();
        Set<String> times = new HashSet<>();
        List<String> header;
        try (BufferedReader reader = SeriesFile.open(file)) {
            header = TextLines.fields(String.valueOf(reader.readLine()));
            int number = 1;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                number++;
                List<String> cells = TextLines.fields(line);
                if (cells.size() != header.size() || cells.size() < 3) {
                    throw new BenchmarkException("Line " + number + " of " + file + " has " + cells.size()
                            + " columns; it must have the header's: date, keys, value.");
                }
                double value = SeriesFile.value(cells.getLast());
                if (!Double.isNaN(value)) {
                    times.add(cells.getFirst());
                    rows.computeIfAbsent(List.copyOf(cells.subList(1, cells.size() - 1)), key -> new TreeMap<>())
                            .merge(cells.getFirst(), value, Double::sum);
                }
            }
        }
        List<List<String>> keys = new ArrayList<>();
        List<double[]> series = new ArrayList<>();
        rows.forEach((key, values) -> {
            if (values.size() == times.size()) {
                keys.add(key);
                series.add(values.values().stream().mapToDouble(v -> v).toArray());
            }
        });
        if (keys.isEmpty()) {
            throw new BenchmarkException("No series in " + file + " reaches over all " + times.size() + " times.");
        }
        List<Level> levels = levels(header.subList(1, header.size() - 1), keys);
        return new HierarchyFile(
                new Hierarchy(levels, keys.size()),
                series.toArray(double[][]::new),
                season(times),
                rows.size() - keys.size());
    }

    private static List<Level> levels(List<String> names, List<List<String>> keys) {
        List<Level> levels = new ArrayList<>();
        Set<List<Integer>> known = new HashSet<>();
        List<Integer> subsets = new ArrayList<>();
        for (int subset = 0; subset < 1 << names.size(); subset++) {
            subsets.add(subset);
        }
        subsets.sort(Comparator.comparingInt(Integer::bitCount));
        for (int subset : subsets) {
            Level level = Level.of(
                    subset == 0 ? "total" : String.join("_x_", chosen(names, subset)),
                    keys.stream()
                            .map(key -> String.join("/", chosen(key, subset)))
                            .toList());
            boolean coarser = level.keys().size() < keys.size();
            if (coarser && known.add(Arrays.stream(level.groupOf()).boxed().toList())) {
                levels.add(level);
            }
        }
        return levels;
    }

    private static List<String> chosen(List<String> cells, int subset) {
        List<String> chosen = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            if ((subset >> i & 1) == 1) {
                chosen.add(cells.get(i));
            }
        }
        return chosen;
    }

    /** How many times the fullest year has, by the dates' first four characters. */
    private static int season(Set<String> times) {
        Map<String, Integer> years = new TreeMap<>();
        times.forEach(time -> years.merge(time.substring(0, Math.min(4, time.length())), 1, Integer::sum));
        return years.values().stream().max(Comparator.naturalOrder()).orElse(1);
    }
}
