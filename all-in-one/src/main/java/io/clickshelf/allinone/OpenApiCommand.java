package io.clickshelf.allinone;

import io.clickshelf.contracts.json.Json;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** {@code openapi}: writes the description of the whole API, as the services that were built tell it, to a file. */
final class OpenApiCommand {

    private static final Path DEFAULT = Path.of("docs", "api", "openapi.json");

    private final PrintStream out;

    OpenApiCommand(PrintStream out) {
        this.out = out;
    }

    int run(List<String> arguments) throws IOException, InterruptedException {
        List<String> words = CommandLine.parse(arguments, Set.of(), Set.of()).words();
        Path file = words.isEmpty()
                ? Path.of(System.getProperty("clickshelf.root", ".")).resolve(DEFAULT)
                : Path.of(words.getFirst());
        byte[] description;
        try (Progress progress = new Progress(out)) {
            description = BriefPlatform.ask("/v3/api-docs", progress);
        }
        JsonNode missing = Json.read(description, JsonNode.class).path("x-unavailable");
        if (!missing.isEmpty()) {
            throw new CommandException("These services did not describe themselves in time, try again: " + missing);
        }
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Files.write(file, description);
        out.println("Written: " + file);
        return 0;
    }
}
