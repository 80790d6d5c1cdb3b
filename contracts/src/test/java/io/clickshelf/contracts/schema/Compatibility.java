package io.clickshelf.contracts.schema;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * Whether whatever is valid under an old schema is valid under a new one, by comparing the two keyword by keyword. It is
 * on the safe side: a keyword that it does not know must not change.
 */
final class Compatibility {

    private static final Set<String> ANNOTATIONS =
            Set.of("$schema", "$id", "$comment", "title", "description", "examples", "deprecated");
    private static final Set<String> LOWER_BOUNDS =
            Set.of("minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties");
    private static final Set<String> UPPER_BOUNDS =
            Set.of("maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties");

    private final List<String> violations = new ArrayList<>();

    private Compatibility() {}

    /** What the new schema refuses that the old one allowed, each with its place; empty where there is nothing. */
    static List<String> violations(JsonNode old, JsonNode current) {
        Compatibility comparison = new Compatibility();
        comparison.compare("", old, current);
        return comparison.violations;
    }

    private void compare(String path, JsonNode old, JsonNode current) {
        if (!old.isObject() || !current.isObject()) {
            if (!old.equals(current)) {
                violations.add(path + ": " + old + " became " + current);
            }
            return;
        }
        Set<String> keywords = new TreeSet<>(old.propertyNames());
        keywords.addAll(current.propertyNames());
        keywords.removeAll(ANNOTATIONS);
        for (String keyword : keywords) {
            keyword(path + "/" + keyword, keyword, old.path(keyword), current.path(keyword));
        }
    }

    private void keyword(String path, String keyword, JsonNode old, JsonNode current) {
        if (keyword.equals("properties")) {
            properties(path, old, current);
        } else if (keyword.equals("items") || keyword.equals("additionalProperties")) {
            schema(path, old, current);
        } else if (keyword.equals("required")) {
            subset(path, "newly required", current, old);
        } else if (keyword.equals("enum")) {
            values(path, "no longer allowed", old, current);
        } else if (keyword.equals("type")) {
            values(path, "no longer allowed", old, current);
        } else if (LOWER_BOUNDS.contains(keyword) || UPPER_BOUNDS.contains(keyword)) {
            bound(path, LOWER_BOUNDS.contains(keyword), old, current);
        } else if (!current.isMissingNode() && !old.equals(current)) {
            // Taking a restriction away is always safe; anything else about it is for a person to judge.
            violations.add(path + ": changed from " + old + " to " + current);
        }
    }

    private void properties(String path, JsonNode old, JsonNode current) {
        for (String name : old.propertyNames()) {
            if (current.has(name)) {
                compare(path + "/" + name, old.get(name), current.get(name));
            } else {
                violations.add(path + "/" + name + ": removed, so that nothing says any more what it means");
            }
        }
    }

    private void schema(String path, JsonNode old, JsonNode current) {
        if (current.isMissingNode() || current.isBoolean() && current.asBoolean()) {
            return;
        }
        if (old.isMissingNode()) {
            violations.add(path + ": added " + current);
        } else {
            compare(path, old, current);
        }
    }

    /** Enumerated values and types: the new list must hold the old one, and may be gone, but not come anew. */
    private void values(String path, String problem, JsonNode old, JsonNode current) {
        if (current.isMissingNode()) {
            return;
        }
        if (old.isMissingNode()) {
            violations.add(path + ": added " + current);
        } else {
            subset(path, problem, old, current);
        }
    }

    private void subset(String path, String problem, JsonNode inner, JsonNode outer) {
        Set<JsonNode> allowed = new HashSet<>(list(outer));
        boolean numbers = allowed.stream().anyMatch(type -> type.asString("").equals("number"));
        for (JsonNode value : list(inner)) {
            boolean integer = numbers && value.asString("").equals("integer");
            if (!allowed.contains(value) && !integer) {
                violations.add(path + ": " + value + " is " + problem);
            }
        }
    }

    private void bound(String path, boolean lower, JsonNode old, JsonNode current) {
        if (current.isMissingNode()) {
            return;
        }
        boolean narrower = old.isMissingNode()
                || (lower ? current.asDouble() > old.asDouble() : current.asDouble() < old.asDouble());
        if (narrower) {
            violations.add(path + ": narrowed from " + old + " to " + current);
        }
    }

    private static List<JsonNode> list(JsonNode node) {
        return node.isArray() ? node.valueStream().toList() : node.isMissingNode() ? List.of() : List.of(node);
    }
}
