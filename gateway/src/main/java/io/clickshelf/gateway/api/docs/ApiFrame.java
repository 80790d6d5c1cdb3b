package io.clickshelf.gateway.api.docs;

import io.clickshelf.contracts.json.Json;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What every description has in common: title, keys, and the form of errors. */
final class ApiFrame {

    private static final String FRAME = """
        {
          "openapi": "3.1.0",
          "info": {
            "title": "Clickshelf",
            "description": "What to show, stock, charge, place and deliver. Every call but this page and health needs a key: `Authorization: Bearer <key>`, or the key as the user name of Basic authentication. Errors are RFC 9457 problem details.",
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
            "version": "%s"
          },
          "servers": [{"url": "/"}],
          "security": [{"key": []}, {"basic": []}],
          "tags": [],
          "paths": {},
          "components": {
            "securitySchemes": {
              "key": {"type": "http", "scheme": "bearer", "description": "An API key, or a token of the identity provider"},
              "basic": {"type": "http", "scheme": "basic", "description": "The key as user name, no password"}
            },
            "schemas": {
              "Problem": {
                "type": "object",
                "description": "What was wrong with which value, and what to do",
                "properties": {
                  "type": {"type": "string", "format": "uri"},
                  "title": {"type": "string"},
                  "status": {"type": "integer"},
                  "detail": {"type": "string"},
                  "code": {"type": "string", "description": "stable, for programs"},
                  "message": {"type": "string", "description": "for people; the same as detail"},
                  "errors": {
                    "type": "array",
                    "items": {
                      "type": "object",
                      "properties": {"field": {"type": "string"}, "message": {"type": "string"}}
                    }
                  }
                }
              }
            }
          }
        }
        """;
    private static final String PROBLEM = """
        {
          "description": "A problem: 4xx says what to change, 429 and 503 when to come back (Retry-After)",
          "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
        }
        """;

    private ApiFrame() {}

    static ObjectNode begin(String version) {
        return (ObjectNode) Json.mapper().readTree(FRAME.formatted(version));
    }

    /** Sorts what services tell in any order, gives every call its problems, and names the services that are missing. */
    static void finish(ObjectNode document, List<String> unavailable) {
        sort(document.withObjectProperty("paths"));
        sort(document.withObjectProperty("components").withObjectProperty("schemas"));
        JsonNode problem = Json.mapper().readTree(PROBLEM);
        for (JsonNode path : document.path("paths")) {
            for (JsonNode operation : path) {
                if (operation.path("responses") instanceof ObjectNode responses && !responses.has("default")) {
                    responses.set("default", problem);
                }
            }
        }
        if (!unavailable.isEmpty()) {
            document.set("x-unavailable", Json.mapper().valueToTree(unavailable));
            ObjectNode info = document.withObjectProperty("info");
            info.put(
                    "description",
                    info.path("description").asString() + " **Not described here, because they do not answer: "
                            + String.join(", ", unavailable) + ".**");
        }
    }

    private static void sort(ObjectNode node) {
        SortedMap<String, JsonNode> sorted = new TreeMap<>();
        node.properties().forEach(property -> sorted.put(property.getKey(), property.getValue()));
        node.removeAll();
        sorted.forEach(node::set);
    }
}
