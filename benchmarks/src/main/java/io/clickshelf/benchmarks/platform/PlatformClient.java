package io.clickshelf.benchmarks.platform;

import io.clickshelf.benchmarks.BenchmarkException;
import io.clickshelf.contracts.json.Json;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Deque;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.apache.hc.client5.http.classic.methods.HttpDelete;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.classic.methods.HttpPut;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.entity.FileEntity;
import org.apache.hc.core5.util.Timeout;
import tools.jackson.databind.JsonNode;

/** Calls a running platform, found by the connection.json of its home. */
final class PlatformClient {

    private static final Timeout LONGEST = Timeout.ofSeconds(30);

    private record Connection(String url, String kafka, Map<String, String> keys) {}

    private record Answer(int status, byte[] body) {}

    private final CloseableHttpClient http = client();
    private final Deque<KeptConnection> idle = new ConcurrentLinkedDeque<>();
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

    private static CloseableHttpClient client() {
        return HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(Timeout.ofSeconds(5))
                                .setSocketTimeout(LONGEST)
                                .build())
                        .build())
                .disableAuthCaching()
                .disableAutomaticRetries()
                .disableContentCompression()
                .disableCookieManagement()
                .disableRedirectHandling()
                .build();
    }

    /** The broker's address. */
    String kafka() {
        return connection.kafka();
    }

    /** Posts and returns the status; the body is read and dropped. */
    int post(String role, String path, byte[] json) throws IOException {
        KeptConnection kept = idle.poll();
        if (kept == null) {
            kept = new KeptConnection(URI.create(connection.url()));
        }
        try {
            int status =
                    kept.post(path, Objects.requireNonNull(connection.keys().get(role)), json);
            idle.push(kept);
            return status;
        } catch (IOException | RuntimeException e) {
            kept.close();
            throw e;
        }
    }

    /** @throws BenchmarkException if the answer is no success */
    JsonNode postForJson(String role, String path, Object body) throws IOException {
        return json(role, with(new HttpPost(connection.url() + path), Json.write(body)));
    }

    /** @throws BenchmarkException if the answer is no success */
    JsonNode put(String role, String path, Object body) throws IOException {
        return json(role, with(new HttpPut(connection.url() + path), Json.write(body)));
    }

    /** Returns the status. */
    int delete(String role, String path) throws IOException {
        return status(role, new HttpDelete(connection.url() + path));
    }

    /** @throws BenchmarkException if the answer is no success */
    JsonNode get(String role, String path) throws IOException {
        return json(role, new HttpGet(connection.url() + path));
    }

    /**
     * Sends a file as it is.
     *
     * @param name of the file, fit for a header
     * @throws BenchmarkException if the answer is no success
     */
    JsonNode upload(String role, String path, Path file, String name) throws IOException {
        HttpPost request = new HttpPost(connection.url() + path);
        request.addHeader("X-Filename", name);
        request.setEntity(new FileEntity(file.toFile(), ContentType.APPLICATION_JSON));
        return json(role, request);
    }

    private static HttpUriRequestBase with(HttpUriRequestBase request, byte[] json) {
        request.setEntity(new ByteArrayEntity(json, ContentType.APPLICATION_JSON));
        return request;
    }

    private int status(String role, HttpUriRequestBase request) throws IOException {
        return http.execute(authorised(role, request), response -> {
            EntityUtils.consume(response.getEntity());
            return response.getCode();
        });
    }

    private JsonNode json(String role, HttpUriRequestBase request) throws IOException {
        Answer answer = http.execute(
                authorised(role, request),
                response -> new Answer(
                        response.getCode(),
                        response.getEntity() == null ? new byte[0] : EntityUtils.toByteArray(response.getEntity())));
        if (answer.status() / 100 != 2) {
            throw new BenchmarkException(request.getRequestUri() + " answered " + answer.status() + ": "
                    + new String(answer.body(), StandardCharsets.UTF_8));
        }
        return Json.mapper().readTree(answer.body());
    }

    private HttpUriRequestBase authorised(String role, HttpUriRequestBase request) {
        request.addHeader("Authorization", "Bearer " + connection.keys().get(role));
        return request;
    }
}
