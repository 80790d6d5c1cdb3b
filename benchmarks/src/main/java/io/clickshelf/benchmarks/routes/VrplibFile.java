package io.clickshelf.benchmarks.routes;

import io.clickshelf.benchmarks.BenchmarkException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A file of the VRPLIB family taken apart: {@code KEY : VALUE} lines and {@code …_SECTION} blocks. */
final class VrplibFile {

    private final String name;
    private final Map<String, String> values = new LinkedHashMap<>();
    private final Map<String, List<double[]>> sections = new LinkedHashMap<>();

    VrplibFile(String name, List<String> lines) {
        this.name = name;
        List<double[]> section = null;
        for (String raw : lines) {
            String line = raw.trim();
            if (line.isEmpty()) {
                continue;
            }
            if (line.equalsIgnoreCase("EOF")) {
                break;
            }
            if (Character.isLetter(line.charAt(0))
                    && !line.toLowerCase(Locale.ROOT).startsWith("inf")) {
                section = keyword(line);
            } else if (section != null) {
                section.add(numbers(line));
            }
        }
    }

    static boolean recognises(List<String> lines) {
        return lines.stream()
                .anyMatch(line -> line.trim().toUpperCase(Locale.ROOT).startsWith("DIMENSION"));
    }

    private @Nullable List<double[]> keyword(String line) {
        int colon = line.indexOf(':');
        String key = (colon < 0 ? line : line.substring(0, colon)).trim().toUpperCase(Locale.ROOT);
        String[] words = key.split("\\s+", 2);
        if (words[0].endsWith("_SECTION")) {
            List<double[]> rows = new ArrayList<>();
            sections.put(words[0].substring(0, words[0].length() - "_SECTION".length()), rows);
            return rows;
        }
        if (colon >= 0) {
            values.put(key, line.substring(colon + 1).trim());
        } else if (words.length == 2) {
            values.put(words[0], line.split("\\s+", 2)[1].trim());
        }
        return null;
    }

    private double[] numbers(String line) {
        try {
            return Numbers.row(line);
        } catch (NumberFormatException e) {
            throw new BenchmarkException(name + ": can't read the numbers in \"" + line + "\".");
        }
    }

    String name() {
        return name;
    }

    boolean has(String key) {
        return values.containsKey(key) || sections.containsKey(key);
    }

    String value(String key, String otherwise) {
        return values.getOrDefault(key, otherwise);
    }

    double number(String key) {
        String value = values.get(key);
        if (value == null) {
            throw new BenchmarkException(name + ": has no " + key + ".");
        }
        try {
            return Double.parseDouble(value.split("\\s+")[0]);
        } catch (NumberFormatException e) {
            throw new BenchmarkException(name + ": " + key + " is \"" + value + "\"; it must be a number.");
        }
    }

    List<double[]> section(String key) {
        return sections.getOrDefault(key, List.of());
    }

    /** All numbers of a section, whatever the line breaks. */
    double[] flat(String key) {
        return section(key).stream().flatMapToDouble(Arrays::stream).toArray();
    }

    /** One row per node or vehicle, without its number; the same for all where the file has one value; else a default. */
    double[][] perItem(String key, int count, double... otherwise) {
        double[][] result = new double[count][];
        Arrays.fill(result, otherwise);
        if (values.containsKey(key)) {
            Arrays.fill(result, new double[] {number(key)});
        }
        for (double[] row : section(key)) {
            int item = (int) row[0] - 1;
            if (item < 0 || item >= count) {
                throw new BenchmarkException(
                        name + ": section " + key + " names number " + (item + 1) + ", but there are " + count + ".");
            }
            result[item] = Arrays.copyOfRange(row, 1, row.length);
        }
        return result;
    }
}
