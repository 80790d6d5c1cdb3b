package io.clickshelf.platform.kafka;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/**
 * Carries traces over topics (W3C Trace Context in the headers of records). Only traces that are sampled travel, so that
 * the other records, nearly all, cost nothing.
 */
public final class RecordTraces {

    /** Where tracing is off. */
    public static final RecordTraces OFF = new RecordTraces(null, null);

    private static final String TRACE_PARENT = "traceparent";
    private static final byte SAMPLED = 1;

    private final @Nullable Tracer tracer;
    private final @Nullable Propagator propagator;

    public RecordTraces(@Nullable Tracer tracer, @Nullable Propagator propagator) {
        this.tracer = tracer;
        this.propagator = propagator;
    }

    /** What makes a record part of the trace that goes on here; empty where none does. */
    public List<Header> ofCurrent() {
        TraceContext current =
                tracer == null ? null : tracer.currentTraceContext().context();
        return current == null ? List.of() : headers(current);
    }

    private List<Header> headers(TraceContext context) {
        List<Header> headers = new ArrayList<>();
        if (propagator != null && Boolean.TRUE.equals(context.sampled())) {
            propagator.inject(
                    context,
                    headers,
                    (to, name, value) -> Objects.requireNonNull(to)
                            .add(new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8))));
        }
        return headers;
    }

    /** The trace that a record is part of, as text; null where it is part of none that is sampled. O(headers). */
    @Nullable
    String parent(Headers headers) {
        Header parent = tracer == null ? null : headers.lastHeader(TRACE_PARENT);
        byte[] value = parent == null ? null : parent.value();
        boolean sampled = value != null && value.length > 0 && (value[value.length - 1] & SAMPLED) == SAMPLED;
        return sampled ? new String(value, StandardCharsets.UTF_8) : null;
    }

    /** Begins the step that handles records of a topic, in the trace that {@link #parent} told of. */
    Span begin(String topic, String parent) {
        return Objects.requireNonNull(propagator)
                .extract(parent, (text, name) -> name.equals(TRACE_PARENT) ? text : null)
                .kind(Span.Kind.CONSUMER)
                .name(topic + " process")
                .tag("messaging.system", "kafka")
                .tag("messaging.destination.name", topic)
                .start();
    }

    /** Makes a step current until it is closed. */
    Tracer.SpanInScope enter(Span span) {
        return Objects.requireNonNull(tracer).withSpan(span);
    }

    /**
     * Notes that a record is read here, where it is part of a trace: what is made of it and keeps its headers goes on from
     * this step.
     */
    public void passing(String topic, Headers headers) {
        String parent = parent(headers);
        if (parent == null) {
            return;
        }
        Span span = begin(topic, parent);
        headers(span.context()).forEach(header -> {
            headers.remove(header.key());
            headers.add(header);
        });
        span.end();
    }
}
