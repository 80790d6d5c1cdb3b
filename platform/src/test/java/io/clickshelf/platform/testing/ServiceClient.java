package io.clickshelf.platform.testing;

import io.clickshelf.contracts.json.Json;
import io.clickshelf.platform.security.InternalTokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Calls a service as the gateway does: with its signed token. */
public final class ServiceClient {

    /** An answer: its status and its JSON, which is missing where the body was empty. */
    public record Answer(int status, String text) {

        public JsonNode json() {
            return Json.mapper().readTree(text);
        }

        public <T> T as(Class<T> type) {
            return Json.read(text.getBytes(StandardCharsets.UTF_8), type);
        }
    }

    private final HttpClient http = HttpClient.newHttpClient();
    private final String base;
    private final InternalTokens tokens;
    private final List<String> roles;

    public ServiceClient(int port, InternalTokens tokens, String... roles) {
        this.base = "http://127.0.0.1:" + port;
        this.tokens = tokens;
        this.roles = List.of(roles);
    }

    public Answer get(String path) {
        return send(request(path).GET());
    }

    public Answer delete(String path) {
        return send(request(path).DELETE());
    }

    /** Sends JSON. */
    public Answer put(String path, String json) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(json)));
    }

    /** Sends JSON. */
    public Answer post(String path, String json) {
        return post(path, json.getBytes(StandardCharsets.UTF_8), "Content-Type", "application/json");
    }

    public Answer post(String path, byte[] body, String... headers) {
        HttpRequest.Builder request = request(path).POST(HttpRequest.BodyPublishers.ofByteArray(body));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path))
                .header("Authorization", "Bearer " + tokens.issue("test", roles));
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body());
        } catch (IOException e) {
            throw new IllegalStateException("The service did not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for an answer", e);
        }
    }
}
