package io.clickshelf.gateway.api.proxy;

import io.clickshelf.gateway.model.BackendService;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.client5.http.config.RequestConfig;

/**
 * A service as the gateway reaches it: its instances, which take turns, how long one may take, and how many calls it has to
 * answer at once. More than it can work on would only wait inside it, each taking memory and making all others later.
 */
public final class Backend {

    private final BackendService service;
    private final List<ServiceInstance> instances;
    private final RequestConfig timeouts;
    private final RequestConfig uploadTimeouts;
    private final InFlight inFlight;
    private final AtomicInteger turn = new AtomicInteger();

    Backend(
            BackendService service,
            List<ServiceInstance> instances,
            RequestConfig timeouts,
            RequestConfig uploadTimeouts,
            InFlight inFlight) {
        this.service = service;
        this.instances = List.copyOf(instances);
        this.timeouts = timeouts;
        this.uploadTimeouts = uploadTimeouts;
        this.inFlight = inFlight;
    }

    public BackendService service() {
        return service;
    }

    /** What the circuit breakers think of it: closed (fine), open (left alone for now), half_open. */
    public List<CircuitBreaker.State> breakerStates() {
        return instances.stream().map(instance -> instance.breaker().getState()).toList();
    }

    InFlight inFlight() {
        return inFlight;
    }

    /** All instances, the one whose turn it is first. */
    List<ServiceInstance> inTurn() {
        if (instances.size() == 1) {
            return instances;
        }
        int first = Math.floorMod(turn.getAndIncrement(), instances.size());
        List<ServiceInstance> order = new ArrayList<>(instances.subList(first, instances.size()));
        order.addAll(instances.subList(0, first));
        return order;
    }

    RequestConfig timeouts(boolean upload) {
        return upload ? uploadTimeouts : timeouts;
    }
}
