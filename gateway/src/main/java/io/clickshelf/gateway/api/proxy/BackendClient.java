package io.clickshelf.gateway.api.proxy;

import io.clickshelf.gateway.model.BodyClass;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpHost;
import org.jspecify.annotations.Nullable;

/**
 * Calls a service over pooled connections, blocking (on a virtual thread). An instance that can't be reached is passed
 * over for the next; a request that may have reached one is never sent twice.
 */
public final class BackendClient {

    private final CloseableHttpClient http;
    private final ShortCut shortCut;
    private final MeterRegistry meters;

    public BackendClient(CloseableHttpClient http, ShortCut shortCut, MeterRegistry meters) {
        this.http = http;
        this.shortCut = shortCut;
        this.meters = meters;
    }

    /**
     * The service's answer, which the caller closes. Closing it early closes the connection, so that a service notices
     * when nobody reads any more.
     *
     * @param request       made for the host and path prefix of the instance that will get it
     * @param bodyClass     how long the answer may take, and whether it may come by a short cut
     * @param callersFault  whether a failure came of the request's own body, and says nothing about the service
     * @throws BackendUnavailableException if no instance answers, or all have as much to answer as they may
     * @throws IOException                 if the request's own body failed
     */
    ClassicHttpResponse call(
            Backend backend,
            BiFunction<HttpHost, String, ClassicHttpRequest> request,
            BodyClass bodyClass,
            BooleanSupplier callersFault)
            throws IOException, BackendUnavailableException {
        InFlight inFlight = backend.inFlight();
        if (!inFlight.enter()) {
            meters.counter(
                            "clickshelf.gateway.refused",
                            "service",
                            backend.service().id())
                    .increment();
            throw BackendUnavailableException.busy(backend.service(), inFlight.calls());
        }
        try {
            return answered(backend, request, bodyClass, callersFault);
        } finally {
            inFlight.leave();
        }
    }

    private ClassicHttpResponse answered(
            Backend backend,
            BiFunction<HttpHost, String, ClassicHttpRequest> request,
            BodyClass bodyClass,
            BooleanSupplier callersFault)
            throws IOException, BackendUnavailableException {
        Throwable reason = null;
        for (ServiceInstance instance : backend.inTurn()) {
            CircuitBreaker breaker = instance.breaker();
            if (!breaker.tryAcquirePermission()) {
                reason = CallNotPermittedException.createCallNotPermittedException(breaker);
                continue;
            }
            long start = System.nanoTime();
            try {
                ClassicHttpResponse response = send(
                        instance.host(),
                        request.apply(instance.host(), instance.pathPrefix()),
                        backend.timeouts(bodyClass == BodyClass.UPLOAD),
                        bodyClass);
                breaker.onSuccess(System.nanoTime() - start, TimeUnit.NANOSECONDS);
                count(backend, start, "answered");
                return response;
            } catch (IOException e) {
                if (callersFault.getAsBoolean()) {
                    breaker.releasePermission();
                    throw e;
                }
                breaker.onError(System.nanoTime() - start, TimeUnit.NANOSECONDS, e);
                count(backend, start, "failed");
                reason = e;
                if (!neverReached(e)) {
                    break;
                }
            } catch (RuntimeException e) {
                breaker.releasePermission();
                throw e;
            }
        }
        throw unavailable(backend, reason);
    }

    private ClassicHttpResponse send(
            HttpHost host, ClassicHttpRequest request, RequestConfig timeouts, BodyClass bodyClass) throws IOException {
        if (bodyClass == BodyClass.CALL || bodyClass == BodyClass.COLLECTOR) {
            ClassicHttpResponse response =
                    shortCut.call(host, request, timeouts.getResponseTimeout().toDuration());
            if (response != null) {
                return response;
            }
        }
        HttpClientContext context = HttpClientContext.create();
        context.setRequestConfig(timeouts);
        return http.executeOpen(host, request, context);
    }

    private static BackendUnavailableException unavailable(Backend backend, @Nullable Throwable reason) {
        Throwable cause =
                reason == null ? new UncheckedIOException(new ConnectException("no instance is configured")) : reason;
        return cause instanceof SocketTimeoutException && !neverReached(cause)
                ? BackendUnavailableException.late(backend.service(), cause)
                : BackendUnavailableException.down(backend.service(), cause);
    }

    private static boolean neverReached(Throwable e) {
        return e instanceof ConnectException
                || e instanceof ConnectTimeoutException
                || e instanceof UnknownHostException
                || e instanceof NoRouteToHostException;
    }

    private void count(Backend backend, long start, String outcome) {
        meters.timer("clickshelf.gateway.upstream", "service", backend.service().id(), "outcome", outcome)
                .record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
    }
}
