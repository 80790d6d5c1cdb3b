package io.clickshelf.allinone;

import io.clickshelf.contracts.ingestion.ImportStatus;
import io.clickshelf.contracts.json.Json;
import io.clickshelf.embedded.Poll;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * {@code import KIND FILE}: sends the file to the running platform and follows it to the end. Stopped and repeated, it
 * counts no line twice.
 */
final class ImportCommand {

    private static final Set<String> KINDS = Set.of("orders", "products", "inventory", "events");
    private static final Duration ASK_AGAIN = Duration.ofMillis(500);

    private final PrintStream out;

    ImportCommand(PrintStream out) {
        this.out = out;
    }

    int run(List<String> arguments) throws IOException, InterruptedException {
        CommandLine line = CommandLine.parse(arguments, Set.of("--home", "--mapping"), Set.of());
        if (line.words().size() != 2 || !KINDS.contains(line.words().getFirst())) {
            throw new CommandException(
                    "Say what to import: ./clickshelf import orders|products|inventory|events FILE --mapping"
                            + " NAME|FILE");
        }
        Path file = Path.of(line.words().get(1));
        if (!Files.isReadable(file)) {
            throw new CommandException("There is no readable file " + file.toAbsolutePath() + ".");
        }
        Connection connection = line.home().running();
        GatewayClient gateway = new GatewayClient(connection.url(), connection.key("producer"));
        String path = "/imports/" + line.words().getFirst();
        String mapping = line.option("--mapping");
        if (mapping != null) {
            path += "?mapping=" + encoded(mappingName(gateway, mapping));
        }
        HttpRequest upload = gateway.request(path)
                .header("Content-Type", "application/octet-stream")
                .header("X-Filename", encoded(file.getFileName().toString()))
                .POST(HttpRequest.BodyPublishers.ofFile(file))
                .build();
        out.printf("Sending %s, %.1f MB%n", file, Files.size(file) / 1e6);
        ImportStatus status = Json.read(gateway.send(upload), ImportStatus.class);
        try (Progress progress = new Progress(out)) {
            status = follow(gateway, status, progress);
        }
        print(status, connection.url());
        return status.state().equals("done") ? 0 : 1;
    }

    /** A name that the platform knows, or a file, which is sent first and then goes by its own name. */
    private static String mappingName(GatewayClient gateway, String mapping) throws IOException, InterruptedException {
        Path file = Path.of(mapping);
        if (!Files.isRegularFile(file)) {
            return mapping;
        }
        String name = file.getFileName().toString().replaceFirst("\\.[^.]*$", "");
        gateway.send(gateway.request("/imports/mappings/" + encoded(name))
                .header("Content-Type", "application/yaml")
                .PUT(HttpRequest.BodyPublishers.ofFile(file))
                .build());
        return name;
    }

    private static ImportStatus follow(GatewayClient gateway, ImportStatus submitted, Progress progress)
            throws InterruptedException {
        HttpRequest ask = gateway.request("/imports/" + submitted.id()).build();
        ImportStatus status = submitted;
        Poll poll = Poll.every(ASK_AGAIN);
        while (!status.state().equals("done") && !status.state().equals("failed") && poll.again()) {
            status = Json.read(gateway.send(ask), ImportStatus.class);
            progress.passing("  %3.0f %%  %,d lines read".formatted(100 * status.progress(), status.linesRead()));
        }
        return status;
    }

    private void print(ImportStatus status, String url) {
        if (status.message() != null) {
            out.println("The import " + status.state() + ": " + status.message());
        }
        out.printf(
                "Read %,d lines: %,d accepted, %,d rejected%n",
                status.linesRead(), status.accepted(), status.rejected());
        status.events().forEach((event, count) -> out.printf("  %,10d %s%n", count, event));
        if (status.rejected() > 0) {
            out.println("Rejected:");
            status.rejectReasons().forEach((reason, lines) -> out.printf("  %,10d %s%n", lines, reason));
            out.println(
                    "The rejected lines, each with its reason: GET " + url + "/imports/" + status.id() + "/rejects");
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
