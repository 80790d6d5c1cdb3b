package io.clickshelf.gateway.api.docs;

import io.clickshelf.contracts.json.Json;
import io.clickshelf.gateway.api.access.CallerTokens;
import io.clickshelf.gateway.api.proxy.ServiceQuestions;
import io.clickshelf.gateway.model.BackendService;
import io.clickshelf.gateway.model.RouteTable;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springdoc.webmvc.api.OpenApiWebMvcResource;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The description of the whole public API, joined of the services' own. Theirs are asked for again after a minute; of a
 * service that has gone, the last is kept.
 */
@Hidden
@RestController
class ApiDescriptionController {

    private static final String OWN = "/v3/api-docs/gateway";
    private static final Duration KEPT = Duration.ofMinutes(1);

    private record Joined(byte[] document, Instant at) {}

    private final ServiceQuestions services;
    private final CallerTokens tokens;
    private final RouteTable routes;
    private final OpenApiWebMvcResource own;
    private final Clock clock;
    private final Map<BackendService, ObjectNode> known = new ConcurrentHashMap<>();
    private volatile @Nullable Joined latest;

    ApiDescriptionController(
            ServiceQuestions services, CallerTokens tokens, RouteTable routes, OpenApiWebMvcResource own, Clock clock) {
        this.services = services;
        this.tokens = tokens;
        this.routes = routes;
        this.own = own;
        this.clock = clock;
    }

    @GetMapping(path = "/v3/api-docs", produces = MediaType.APPLICATION_JSON_VALUE)
    byte[] description(HttpServletRequest request) throws Exception {
        Joined current = latest;
        Instant now = clock.instant();
        if (current != null && current.at().plus(KEPT).isAfter(now)) {
            return current.document();
        }
        boolean complete = ask();
        byte[] document = Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(join(request));
        // One that lacks a service is made anew each time, until the service is there.
        latest = complete ? new Joined(document, now) : null;
        return document;
    }

    private boolean ask() {
        services.askAll("/v3/api-docs", tokens.own())
                .forEach((service, answer) -> answer.map(given -> Json.mapper().readTree(given.body()))
                        .filter(JsonNode::isObject)
                        .ifPresent(document -> known.put(service, (ObjectNode) document)));
        return known.size() == BackendService.values().length;
    }

    private ObjectNode join(HttpServletRequest request) throws Exception {
        String version = ApiDescriptionController.class.getPackage().getImplementationVersion();
        ApiJoin join = new ApiJoin(ApiFrame.begin(Objects.requireNonNullElse(version, "development")), routes);
        join.addOwn((ObjectNode) Json.mapper().readTree(own.openapiJson(request, OWN, Locale.ENGLISH)));
        List<String> unavailable = new ArrayList<>();
        for (BackendService service : BackendService.values()) {
            ObjectNode document = known.get(service);
            if (document == null) {
                unavailable.add(service.id());
            } else {
                join.add(service, document);
            }
        }
        ObjectNode joined = join.result();
        ApiExamples.addTo(joined);
        ApiFrame.finish(joined, unavailable);
        return joined;
    }
}
