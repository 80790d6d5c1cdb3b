package io.clickshelf.gateway.api.proxy;

import io.clickshelf.gateway.GatewayProperties;
import io.clickshelf.gateway.ServicesProperties;
import io.clickshelf.gateway.model.BackendService;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.core5.util.Timeout;

/** The services behind the gateway, as configured. */
public final class Backends {

    private static final int CALLS_BEFORE_JUDGING = 5;
    private static final int PROBES = 3;
    private static final Duration LONGEST_WAIT_FOR_A_CONNECTION = Duration.ofSeconds(5);

    private final Map<BackendService, Backend> backends = new EnumMap<>(BackendService.class);

    /** @throws IllegalArgumentException if a service has no address, or an address is no http(s) URL */
    public Backends(ServicesProperties services, GatewayProperties gateway) {
        CircuitBreakerConfig breaker = CircuitBreakerConfig.custom()
                .failureRateThreshold(gateway.breaker().failurePercent())
                .slidingWindowSize(gateway.breaker().calls())
                .minimumNumberOfCalls(
                        Math.min(CALLS_BEFORE_JUDGING, gateway.breaker().calls()))
                .waitDurationInOpenState(gateway.breaker().openFor())
                .permittedNumberOfCallsInHalfOpenState(PROBES)
                .maxWaitDurationInHalfOpenState(gateway.breaker().openFor())
                .build();
        for (BackendService service : BackendService.values()) {
            ServicesProperties.Address address = services.services().get(service.id());
            if (address == null) {
                throw new IllegalArgumentException("clickshelf.services." + service.id() + ".url is missing");
            }
            List<ServiceInstance> instances = address.url().stream()
                    .map(url -> ServiceInstance.of(
                            checked(service, url), CircuitBreaker.of(service.id() + " at " + url, breaker)))
                    .toList();
            backends.put(
                    service,
                    new Backend(
                            service,
                            instances,
                            timeouts(address.timeout()),
                            timeouts(gateway.limits().uploadTimeout()),
                            new InFlight(
                                    gateway.limits().callsInFlight() * instances.size(),
                                    gateway.limits().longestWait())));
        }
    }

    public Backend of(BackendService service) {
        return Objects.requireNonNull(backends.get(service));
    }

    public Collection<Backend> all() {
        return backends.values();
    }

    private static URI checked(BackendService service, URI url) {
        boolean usable = url.getHost() != null && ("http".equals(url.getScheme()) || "https".equals(url.getScheme()));
        if (!usable) {
            throw new IllegalArgumentException("clickshelf.services." + service.id() + ".url is \"" + url
                    + "\"; give an address such as http://127.0.0.1:8081");
        }
        return url;
    }

    private static RequestConfig timeouts(Duration answer) {
        return RequestConfig.custom()
                .setResponseTimeout(Timeout.of(answer))
                .setConnectionRequestTimeout(Timeout.of(LONGEST_WAIT_FOR_A_CONNECTION))
                .setExpectContinueEnabled(false)
                .setProtocolUpgradeEnabled(false)
                .build();
    }
}
