package io.clickshelf.benchmarks.routes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Best known costs from the {@code bks.csv} tables that lie beside instances, or one folder up. */
final class BestKnown {

    private final Map<String, Double> costs = new HashMap<>();

    /** The tables that apply to a folder; where there is one for the DIMACS convention, that one wins. */
    static BestKnown of(Path folder) throws IOException {
        BestKnown known = new BestKnown();
        Path parent = folder.toAbsolutePath().getParent();
        for (String table : List.of("bks.csv", "bks_dimacs.csv")) {
            if (parent != null) {
                known.read(parent.resolve(table));
            }
            known.read(folder.resolve(table));
        }
        return known;
    }

    private void read(Path table) throws IOException {
        if (!Files.exists(table)) {
            return;
        }
        for (String line : Files.readAllLines(table)) {
            String[] cells = line.split(",");
            if (cells.length >= 2 && cells[1].matches("[\\d.]+")) {
                costs.put(cells[0].toLowerCase(Locale.ROOT), Double.parseDouble(cells[1]));
            }
        }
    }

    @Nullable
    Double cost(String instance) {
        return costs.get(instance.toLowerCase(Locale.ROOT));
    }
}
