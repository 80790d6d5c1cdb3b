package io.clickshelf.gateway.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The public paths. What is not in it is not reachable from outside. Routes are tried in the order given, so special
 * ones stand before general ones; a look-up costs the routes that share the path's first segment.
 */
public final class RouteTable {

    private final Map<String, List<Route>> byFirstSegment = new HashMap<>();

    /** @throws IllegalArgumentException if a pattern does not begin with a fixed segment */
    public RouteTable(List<Route> routes) {
        for (Route route : routes) {
            List<String> segments = segments(route.pattern());
            if (segments.isEmpty() || segments.getFirst().startsWith("*")) {
                throw new IllegalArgumentException(
                        "Route " + route.pattern() + " begins with a wildcard; begin it with a name.");
            }
            byFirstSegment
                    .computeIfAbsent(segments.getFirst(), first -> new ArrayList<>())
                    .add(route);
        }
    }

    /** The route of {@code path} (raw, as in the request line), if it is public. */
    public Optional<Route> find(String path) {
        List<String> segments = segments(path);
        if (segments.isEmpty()) {
            return Optional.empty();
        }
        for (Route route : byFirstSegment.getOrDefault(segments.getFirst(), List.of())) {
            if (route.matches(segments)) {
                return Optional.of(route);
            }
        }
        return Optional.empty();
    }

    static List<String> segments(String path) {
        List<String> segments = new ArrayList<>(4);
        int from = 0;
        while (from < path.length()) {
            int slash = path.indexOf('/', from);
            int to = slash < 0 ? path.length() : slash;
            if (to > from) {
                segments.add(path.substring(from, to));
            }
            from = to + 1;
        }
        return segments;
    }
}
