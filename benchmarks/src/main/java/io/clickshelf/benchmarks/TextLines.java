package io.clickshelf.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Reads text files, packed with gzip or not. */
public final class TextLines {

    private TextLines() {}

    /** The lines of {@code folder/name} or {@code folder/name.gz}. */
    public static List<String> of(Path folder, String name) throws IOException {
        Path plain = folder.resolve(name);
        Path packed = folder.resolve(name + ".gz");
        if (!Files.exists(plain) && !Files.exists(packed)) {
            throw new BenchmarkException("There is neither " + plain + " nor " + packed + ".");
        }
        return of(Files.exists(plain) ? plain : packed);
    }

    public static List<String> of(Path file) throws IOException {
        try (InputStream raw = Files.newInputStream(file);
                InputStream in = file.toString().endsWith(".gz") ? new GZIPInputStream(raw, 1 << 16) : raw;
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        }
    }

    /** Whole numbers separated by blanks. */
    public static int[] numbers(String text, String where) {
        String[] words = text.trim().split("\\s+");
        int[] numbers = new int[text.isBlank() ? 0 : words.length];
        for (int n = 0; n < numbers.length; n++) {
            try {
                numbers[n] = Integer.parseInt(words[n]);
            } catch (NumberFormatException e) {
                throw new BenchmarkException(
                        where + ": \"" + words[n] + "\" is no whole number; expected numbers separated by blanks.");
            }
            if (numbers[n] < 0) {
                throw new BenchmarkException(where + ": " + numbers[n] + " is negative; numbers start at 0.");
            }
        }
        return numbers;
    }

    /** Splits a CSV line; quotes protect commas, doubled quotes stand for one. */
    public static List<String> fields(String line) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int p = 0; p < line.length(); p++) {
            char c = line.charAt(p);
            if (c == '"' && quoted && p + 1 < line.length() && line.charAt(p + 1) == '"') {
                field.append(c);
                p++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        fields.add(field.toString());
        return fields;
    }

    /** Where a table's header has a column, under the first of its names that it knows. */
    public static int column(List<String> header, Path file, String... names) {
        for (String name : names) {
            if (header.contains(name)) {
                return header.indexOf(name);
            }
        }
        throw new BenchmarkException(
                file + " has no column " + String.join(" or ", names) + "; it has " + header + ".");
    }
}
