package io.clickshelf.gateway.api.proxy;

import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.util.Objects;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

/** Continues the request's trace at the service (W3C Trace Context), where tracing is on. */
public final class TraceHeaders {

    private final @Nullable Tracer tracer;
    private final @Nullable Propagator propagator;

    public TraceHeaders(ObjectProvider<Tracer> tracer, ObjectProvider<Propagator> propagator) {
        this.tracer = tracer.getIfAvailable();
        this.propagator = propagator.getIfAvailable();
    }

    void write(ClassicHttpRequest request) {
        if (tracer == null || propagator == null) {
            return;
        }
        TraceContext context = tracer.currentTraceContext().context();
        if (context != null) {
            propagator.inject(
                    context,
                    request,
                    (to, name, value) -> Objects.requireNonNull(to).setHeader(name, value));
        }
    }
}
