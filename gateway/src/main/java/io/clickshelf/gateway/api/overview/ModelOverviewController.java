package io.clickshelf.gateway.api.overview;

import io.clickshelf.contracts.gateway.Models;
import io.clickshelf.contracts.json.Json;
import io.clickshelf.contracts.model.ModelState;
import io.clickshelf.gateway.api.access.CallerTokens;
import io.clickshelf.gateway.api.proxy.BackendUnavailableException;
import io.clickshelf.gateway.api.proxy.ServiceAnswer;
import io.clickshelf.gateway.api.proxy.ServiceQuestions;
import io.clickshelf.gateway.model.BackendService;
import io.clickshelf.platform.problem.ProblemException;
import io.clickshelf.platform.security.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.RolesAllowed;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriUtils;

/** The models of all services as one list; what is asked of one goes to the service that has it. */
@RestController
@RequestMapping("/models")
@RolesAllowed({Role.OPERATIONS, Role.PRICING})
@Tag(name = "models", description = "What the services have learnt: versions, metrics, fitting again, going back")
class ModelOverviewController {

    private final ServiceQuestions services;
    private final CallerTokens tokens;
    /** Learnt from answers, so that the second request goes straight to the right service. */
    private final Map<String, BackendService> owners = new ConcurrentHashMap<>();

    ModelOverviewController(ServiceQuestions services, CallerTokens tokens) {
        this.services = services;
        this.tokens = tokens;
    }

    @Operation(summary = "The models of all services; a service that does not answer is named")
    @GetMapping
    Models models(Authentication caller) {
        List<Models.OwnedModel> models = new ArrayList<>();
        List<String> unavailable = new ArrayList<>();
        services.askAll("/models", tokens.tokenFor(caller)).forEach((service, answer) -> {
            if (answer.isEmpty()) {
                unavailable.add(service.id());
                return;
            }
            for (ModelState model : Json.read(answer.get().body(), ModelState[].class)) {
                owners.put(model.name(), service);
                models.add(new Models.OwnedModel(service.id(), model));
            }
        });
        return new Models(models, unavailable);
    }

    @Operation(summary = "Fit a model again, now; answers 202 and GET /models shows the result")
    @PostMapping("/{name}/retrain")
    ResponseEntity<byte[]> retrain(@PathVariable String name, Authentication caller) {
        return ask(name, "retrain", null, caller);
    }

    @Operation(summary = "Go back to an earlier version; to the one before the champion where none is named")
    @PostMapping("/{name}/rollback")
    ResponseEntity<byte[]> rollback(
            @PathVariable String name,
            @RequestBody(required = false) @Nullable Map<String, Object> request,
            Authentication caller) {
        return ask(name, "rollback", Json.write(Objects.requireNonNullElse(request, Map.of())), caller);
    }

    /** A service answers 404 for a model that is not its own, and nothing else happens: so the owner is found by asking. */
    private ResponseEntity<byte[]> ask(String name, String what, byte @Nullable [] body, Authentication caller) {
        String path = "/models/" + UriUtils.encodePathSegment(name, StandardCharsets.UTF_8) + "/" + what;
        String token = tokens.tokenFor(caller);
        List<String> unavailable = new ArrayList<>();
        for (BackendService service : candidates(name)) {
            try {
                ServiceAnswer answer = services.ask(service, "POST", path, token, body);
                if (answer.status() != HttpStatus.NOT_FOUND.value() || owners.get(name) == service) {
                    owners.put(name, service);
                    return relay(answer);
                }
            } catch (BackendUnavailableException e) {
                unavailable.add(service.id());
            }
        }
        if (!unavailable.isEmpty()) {
            throw ProblemException.unavailable(
                    "service_unavailable",
                    "Model \"" + name + "\" may belong to a service that does not answer at the moment ("
                            + String.join(", ", unavailable) + "); try again when GET /status says that it is up.");
        }
        throw ProblemException.notFound("There is no model \"" + name + "\"; GET /models lists them.");
    }

    private List<BackendService> candidates(String name) {
        return Optional.ofNullable(owners.get(name)).map(List::of).orElse(List.of(BackendService.values()));
    }

    private static ResponseEntity<byte[]> relay(ServiceAnswer answer) {
        String contentType = Objects.requireNonNullElse(answer.contentType(), MediaType.APPLICATION_JSON_VALUE);
        return ResponseEntity.status(answer.status())
                .contentType(MediaType.parseMediaType(contentType))
                .body(answer.body());
    }
}
