package io.clickshelf.gateway.api.overview;

import io.clickshelf.contracts.gateway.PlatformStatus;
import io.clickshelf.contracts.json.Json;
import io.clickshelf.gateway.api.access.CallerTokens;
import io.clickshelf.gateway.api.proxy.Backends;
import io.clickshelf.gateway.api.proxy.ServiceAnswer;
import io.clickshelf.gateway.api.proxy.ServiceQuestions;
import io.clickshelf.gateway.model.BackendService;
import io.clickshelf.platform.security.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** How every service is, in one answer. */
@RestController
@RolesAllowed({Role.OPERATIONS, Role.PRICING})
@Tag(name = "status", description = "How the platform is")
class StatusController {

    private static final Logger LOG = LoggerFactory.getLogger(StatusController.class);

    private final ServiceQuestions services;
    private final Backends backends;
    private final CallerTokens tokens;
    private final ConsumerLag lag;
    private final Clock clock;

    StatusController(ServiceQuestions services, Backends backends, CallerTokens tokens, ConsumerLag lag, Clock clock) {
        this.services = services;
        this.backends = backends;
        this.tokens = tokens;
        this.lag = lag;
        this.clock = clock;
    }

    @Operation(summary = "Which services are up, in which version, and how far behind")
    @GetMapping("/status")
    PlatformStatus status() {
        List<String> problems = new ArrayList<>();
        Map<BackendService, Long> behind = lag(problems);
        Map<BackendService, Optional<ServiceAnswer>> ready =
                services.askAll("/actuator/health/readiness", tokens.own());
        Map<BackendService, Optional<ServiceAnswer>> infos = services.askAll("/actuator/info", tokens.own());
        List<PlatformStatus.ServiceStatus> states = new ArrayList<>();
        ready.forEach((service, answer) -> {
            if (answer.isEmpty()) {
                problems.add("The " + service.id() + " service is not ready or does not answer; its log says why.");
            }
            states.add(new PlatformStatus.ServiceStatus(
                    service.id(),
                    answer.isPresent() ? "up" : "down",
                    infos.getOrDefault(service, Optional.empty())
                            .map(StatusController::version)
                            .orElse(null),
                    breakers(service),
                    behind.get(service)));
        });
        return new PlatformStatus(problems.isEmpty() ? "up" : "degraded", clock.instant(), states, problems);
    }

    private Map<BackendService, Long> lag(List<String> problems) {
        try {
            return lag.measure();
        } catch (BrokerUnavailableException e) {
            LOG.warn("The broker did not answer", e);
            problems.add("The broker does not answer: accepted events wait, and the lag is not known.");
            return Map.of();
        }
    }

    private List<String> breakers(BackendService service) {
        return backends.of(service).breakerStates().stream()
                .map(state -> state.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    private static @Nullable String version(ServiceAnswer info) {
        return Json.mapper().readTree(info.body()).path("build").path("version").asString(null);
    }
}
