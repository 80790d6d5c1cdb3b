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
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A table of date, keys and value, one row per bottom series and time; a bottom series is what has all keys in common. The
 * date is the first column that looks like one, the value the last number beside it.
 * Levels are all sets of keys that group the series differently, and the total. Series that do not reach over all times
 * are left out.
 *
 * @param series [bottom series][time]
 * @param season times a year: 12 for months, 4 for quarters
 */
record HierarchyFile(Hierarchy hierarchy, double[][] series, int season, int leftOut) {

    private static final Pattern DATE = Pattern.compile("[12]\\d{3}([-/. ]?[A-Za-z]*\\d.*|[- ][A-Z][a-z]{2})");
    private static final Pattern NUMBER = Pattern.compile("-?\\d+([.]\\d*)?([eE]-?\\d+)?|NA|NaN|");
    private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";

    static HierarchyFile read(Path file) throws IOException {
        Map<List<String>, TreeMap<String, Double>> rows = new LinkedHashMap<>();
        Set<String> times = new HashSet<>();
        List<String> header;
        List<String> names = List.of();
        try (BufferedReader reader = SeriesFile.open(file)) {
            header = TextLines.fields(String.valueOf(reader.readLine()));
            int number = 1;
            int date = -1;
            int amount = -1;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                number++;
                List<String> cells = TextLines.fields(line);
                if (cells.size() != header.size() || cells.size() < 3) {
                    throw new BenchmarkException("Line " + number + " of " + file + " has " + cells.size()
                            + " columns; it must have the header's: date, keys, value.");
                }
                if (date < 0) {
                    date = last(cells, DATE, -1, 0);
                    amount = last(cells, NUMBER, date, cells.size() - 1);
                    names = without(header, date, amount);
                }
                double value = SeriesFile.value(cells.get(amount));
                if (!Double.isNaN(value)) {
                    String time = sortable(cells.get(date));
                    times.add(time);
                    rows.computeIfAbsent(without(cells, date, amount), key -> new TreeMap<>())
                            .merge(time, value, Double::sum);
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
        List<Level> levels = levels(names, keys);
        return new HierarchyFile(
                new Hierarchy(levels, keys.size()),
                series.toArray(double[][]::new),
                season(times),
                rows.size() - keys.size());
    }

    /** The column of the date (the first) or of the value (the last but the date's); a default where none fits. */
    private static int last(List<String> cells, Pattern form, int date, int usual) {
        int found = -1;
        for (int i = 0; i < cells.size(); i++) {
            if (i != date && form.matcher(cells.get(i).strip()).matches() && (found < 0 || date >= 0)) {
                found = i;
            }
        }
        return found < 0 ? usual : found;
    }

    private static List<String> without(List<String> cells, int date, int amount) {
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            if (i != date && i != amount) {
                keys.add(cells.get(i));
            }
        }
        return List.copyOf(keys);
    }

    /** Months by name become numbers: 1982 Apr is 1982-04. */
    private static String sortable(String time) {
        String text = time.strip();
        int month = text.length() == "1982 Apr".length() ? MONTHS.indexOf(text.substring(5)) : -1;
        return month < 0 ? text : String.format(Locale.ROOT, "%s-%02d", text.substring(0, 4), month / 3 + 1);
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
