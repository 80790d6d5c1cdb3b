package io.clickshelf.gateway.api.docs;

import io.clickshelf.contracts.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Examples for the calls that clients make most, where the service's own description has none. */
final class ApiExamples {

    private static final String FILE = "/openapi-examples.json";

    private ApiExamples() {}

    static void addTo(ObjectNode document) {
        JsonNode examples = load();
        for (Map.Entry<String, JsonNode> example : examples.properties()) {
            String[] call = example.getKey().split(" ");
            JsonNode operation = document.path("paths").path(call[1]).path(call[0].toLowerCase(Locale.ROOT));
            if (operation.isObject()) {
                put(operation.path("requestBody"), example.getValue().path("request"));
                for (Map.Entry<String, JsonNode> response :
                        operation.path("responses").properties()) {
                    if (response.getKey().startsWith("2")) {
                        put(response.getValue(), example.getValue().path("response"));
                    }
                }
            }
        }
    }

    private static void put(JsonNode body, JsonNode example) {
        if (example.isMissingNode()) {
            return;
        }
        for (JsonNode mediaType : body.path("content")) {
            if (mediaType instanceof ObjectNode described && !described.has("example") && !described.has("examples")) {
                described.set("example", example);
            }
        }
    }

    private static JsonNode load() {
        try (InputStream file = Objects.requireNonNull(ApiExamples.class.getResourceAsStream(FILE), FILE)) {
            return Json.mapper().readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
