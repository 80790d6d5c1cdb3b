package io.clickshelf.benchmarks.warehouse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the best known values beside the instances, and writes solutions where a folder is given. */
final class Solutions {

    private Solutions() {}

    /** Rows of a CSV by their first column, as column name to text. */
    static Map<String, Map<String, String>> table(Path csv) throws IOException {
        List<String> lines = Files.readAllLines(csv);
        String[] names = lines.getFirst().split(",", -1);
        Map<String, Map<String, String>> rows = new LinkedHashMap<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            Map<String, String> row = new LinkedHashMap<>();
            for (int i = 0; i < names.length && i < cells.length; i++) {
                row.put(names[i], cells[i]);
            }
            rows.put(cells[0], row);
        }
        return rows;
    }

    static void write(@Nullable Path folder, String name, String text) throws IOException {
        if (folder != null) {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(name), text);
        }
    }
}
