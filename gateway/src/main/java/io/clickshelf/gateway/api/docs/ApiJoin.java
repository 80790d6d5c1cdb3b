package io.clickshelf.gateway.api.docs;

import io.clickshelf.gateway.model.BackendService;
import io.clickshelf.gateway.model.Route;
import io.clickshelf.gateway.model.RouteTable;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes one OpenAPI document of several: the public paths of each service, and their schemas. A schema whose name another
 * service uses for something else gets its service's name before its own.
 */
final class ApiJoin {

    private static final String SCHEMA_REF = "#/components/schemas/";

    private final ObjectNode joined;
    private final RouteTable routes;
    private final Set<String> operationIds = new HashSet<>();
    private final Set<String> tags = new HashSet<>();

    /** @param frame the document that the others are added to; it is changed */
    ApiJoin(ObjectNode frame, RouteTable routes) {
        this.joined = frame;
        this.routes = routes;
    }

    /** Adds all paths of the gateway's own document. */
    void addOwn(ObjectNode document) {
        for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
            addPath("gateway", path.getKey(), path.getValue());
        }
        addSchemas(document);
        addTags(document);
    }

    /** Adds the paths of a service's document that are public and routed to it. */
    void add(BackendService service, ObjectNode document) {
        ObjectNode renamed = document.deepCopy();
        rewrite(renamed, collisions(service, document));
        for (Map.Entry<String, JsonNode> path : renamed.path("paths").properties()) {
            if (routes.find(path.getKey())
                    .map(Route::service)
                    .filter(service::equals)
                    .isPresent()) {
                addPath(service.id(), path.getKey(), path.getValue());
            }
        }
        addSchemas(renamed);
        addTags(renamed);
    }

    ObjectNode result() {
        return joined;
    }

    private void addPath(String service, String path, JsonNode operations) {
        for (JsonNode operation : operations) {
            String id = operation.path("operationId").asString("");
            if (operation instanceof ObjectNode described && !operationIds.add(id)) {
                String unique = service + "_" + id;
                operationIds.add(unique);
                described.put("operationId", unique);
            }
        }
        joined.withObjectProperty("paths").set(path, operations);
    }

    private void addSchemas(ObjectNode document) {
        ObjectNode schemas = schemas();
        for (Map.Entry<String, JsonNode> schema :
                document.path("components").path("schemas").properties()) {
            schemas.set(schema.getKey(), schema.getValue());
        }
    }

    private void addTags(ObjectNode document) {
        ArrayNode known = joined.withArrayProperty("tags");
        for (JsonNode tag : document.path("tags")) {
            if (tags.add(tag.path("name").asString())) {
                known.add(tag);
            }
        }
    }

    private ObjectNode schemas() {
        return joined.withObjectProperty("components").withObjectProperty("schemas");
    }

    private Map<String, String> collisions(BackendService service, ObjectNode document) {
        String id = service.id();
        String prefix = id.substring(0, 1).toUpperCase(Locale.ROOT) + id.substring(1);
        Map<String, String> renamed = new HashMap<>();
        for (Map.Entry<String, JsonNode> schema :
                document.path("components").path("schemas").properties()) {
            JsonNode present = schemas().get(schema.getKey());
            if (present != null && !present.equals(schema.getValue())) {
                renamed.put(schema.getKey(), prefix + schema.getKey());
            }
        }
        return renamed;
    }

    private static void rewrite(ObjectNode document, Map<String, String> renamed) {
        if (renamed.isEmpty()) {
            return;
        }
        if (document.path("components").path("schemas") instanceof ObjectNode schemas) {
            renamed.forEach((old, fresh) -> schemas.set(fresh, schemas.remove(old)));
        }
        rewriteReferences(document, renamed);
    }

    private static void rewriteReferences(JsonNode node, Map<String, String> renamed) {
        if (node instanceof ObjectNode object && object.path("$ref").isString()) {
            String reference = object.path("$ref").asString();
            if (reference.startsWith(SCHEMA_REF)) {
                String name = reference.substring(SCHEMA_REF.length());
                object.put("$ref", SCHEMA_REF + renamed.getOrDefault(name, name));
            }
        }
        for (JsonNode child : node) {
            rewriteReferences(child, renamed);
        }
    }
}
