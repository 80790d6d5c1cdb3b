package io.clickshelf.benchmarks.routes;

import io.clickshelf.benchmarks.BenchmarkException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads an instance in whichever of the known formats it is written, told by its content. */
final class InstanceReader {

    private InstanceReader() {}

    /**
     * @param forced the convention to use instead of the one usual for the format
     */
    static RouteInstance read(Path path, @Nullable Convention forced) throws IOException {
        String file = path.getFileName().toString();
        String name = file.replaceFirst("\\.[^.]*$", "");
        List<String> lines = Files.readAllLines(path, StandardCharsets.ISO_8859_1);
        if (TimeOfDayReader.recognises(lines)) {
            return TimeOfDayReader.read(path);
        }
        if (VrplibFile.recognises(lines)) {
            VrplibFile parsed = new VrplibFile(name, lines);
            return VrplibReader.read(parsed, forced == null ? VrplibReader.conventionOf(parsed) : forced);
        }
        if (SolomonReader.recognises(lines)) {
            return SolomonReader.read(name, lines, forced == null ? Convention.DIMACS : forced);
        }
        if (LiLimReader.recognises(lines)) {
            return LiLimReader.read(name, lines, forced == null ? Convention.DOUBLE : forced);
        }
        if (CordeauReader.recognises(lines)) {
            return CordeauReader.read(name, lines, forced == null ? Convention.DOUBLE : forced);
        }
        throw new BenchmarkException(
                path + " is in none of the known formats (VRPLIB, Solomon, Li-Lim, Cordeau, MAMUT JSON).");
    }
}
