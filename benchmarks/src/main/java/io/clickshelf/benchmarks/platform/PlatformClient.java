package io.clickshelf.benchmarks.platform;

import io.clickshelf.benchmarks.BenchmarkException;
import io.clickshelf.contracts.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;

/** Calls a running platform, found by the connection.json of its home. */
final class PlatformClient {

    private static final Duration LONGEST = Duration.ofSeconds(30);

    private record Connection(String url, String kafka, Map<String, String> keys) {}

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();
    private final Connection connection;

    /** @throws BenchmarkException if no platform runs there */
    PlatformClient(Path home) throws IOException {
        Path file = home.resolve("connection.json");
        if (!Files.exists(file)) {
            throw new BenchmarkException(
                    "There is no " + file + "; start the platform with ./clickshelf up --home " + home);
        }
        connection = Json.read(Files.readAllBytes(file), Connection.class);
    }

    /** The broker's address. */
    String kafka() {
        return connection.kafka();
    }

    /** Posts and returns the status; the body is read and dropped. */
    int post(String role, String path, byte[] json) throws IOException, InterruptedException {
        return http.send(
                        request(role, path)
                                .POST(HttpRequest.BodyPublishers.ofByteArray(json))
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    /** @throws BenchmarkException if the answer is no success */
    JsonNode postForJson(String role, String path, Object body) throws IOException, InterruptedException {
        return json(request(role, path)
                .POST(HttpRequest.BodyPublishers.ofByteArray(Json.write(body)))
                .build());
    }

    /** @throws BenchmarkException if the answer is no success */
    JsonNode put(String role, String path, Object body) throws IOException, InterruptedException {
        return json(request(role, path)
                .PUT(HttpRequest.BodyPublishers.ofByteArray(Json.write(body)))
                .build());
    }

    /** Returns the status. */
    int delete(String role, String path) throws IOException, InterruptedException {
        return http.send(request(role, path).DELETE().build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    /** @throws BenchmarkException if the answer is no success */
    JsonNode get(String role, String path) throws IOException, InterruptedException {
        return json(request(role, path).GET().build());
    }

    /**
     * Sends a file as it is.
     *
     * @param name of the file, fit for a header
     * @throws BenchmarkException if the answer is no success
     */
    JsonNode upload(String role, String path, Path file, String name) throws IOException, InterruptedException {
        return json(request(role, path)
                .header("X-Filename", name)
                .POST(HttpRequest.BodyPublishers.ofFile(file))
                .build());
    }

    private JsonNode json(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        if (response.statusCode() / 100 != 2) {
            throw new BenchmarkException(request.uri() + " answered " + response.statusCode() + ": "
                    + new String(response.body(), java.nio.charset.StandardCharsets.UTF_8));
        }
        return Json.mapper().readTree(response.body());
    }

    private HttpRequest.Builder request(String role, String path) {
        return HttpRequest.newBuilder(URI.create(connection.url() + path))
                .timeout(LONGEST)
                .header("Authorization", "Bearer " + connection.keys().get(role))
                .header("Content-Type", "application/json");
    }
}
