package io.clickshelf.platform.kafka;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.listener.BatchInterceptor;

/**
 * A step per trace that records of a batch are part of, for as long as the batch is handled. What a listener publishes goes
 * on from that step where the batch knows of one trace only: of several, nobody can say which one it belongs to.
 */
final class TracedBatches implements BatchInterceptor<Object, Object> {

    /** A batch of records that all bring a trace of their own must not cost a span each. */
    private static final int MOST_TRACES = 100;
    /** A batch is handled on the thread that fetched it. */
    private static final ThreadLocal<Steps> CURRENT = new ThreadLocal<>();

    private final RecordTraces traces;

    private record Steps(Map<String, Span> spans, Tracer.@Nullable SpanInScope scope) {}

    TracedBatches(RecordTraces traces) {
        this.traces = traces;
    }

    @Override
    public ConsumerRecords<Object, Object> intercept(
            ConsumerRecords<Object, Object> records, Consumer<Object, Object> consumer) {
        Map<String, Span> spans = new LinkedHashMap<>();
        for (ConsumerRecord<Object, Object> record : records) {
            String parent = traces.parent(record.headers());
            if (parent != null && spans.size() < MOST_TRACES) {
                spans.computeIfAbsent(parent, unknown -> traces.begin(record.topic(), parent));
            }
        }
        if (!spans.isEmpty()) {
            CURRENT.set(new Steps(
                    spans,
                    spans.size() == 1 ? traces.enter(spans.values().iterator().next()) : null));
        }
        return records;
    }

    @Override
    public void success(ConsumerRecords<Object, Object> records, Consumer<Object, Object> consumer) {
        end(null);
    }

    @Override
    public void failure(ConsumerRecords<Object, Object> records, Exception failure, Consumer<Object, Object> consumer) {
        end(failure);
    }

    private void end(@Nullable Exception failure) {
        Steps steps = CURRENT.get();
        if (steps == null) {
            return;
        }
        CURRENT.remove();
        if (steps.scope() != null) {
            steps.scope().close();
        }
        for (Span span : steps.spans().values()) {
            if (failure != null) {
                span.error(failure);
            }
            span.end();
        }
    }
}
