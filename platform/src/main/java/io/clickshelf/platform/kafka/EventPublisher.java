package io.clickshelf.platform.kafka;

import io.clickshelf.contracts.event.Topic;
import io.clickshelf.contracts.json.Json;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Header;
import org.springframework.kafka.core.KafkaTemplate;

/** Writes records as JSON. A future completes once the broker has the record ({@code acks=all}, idempotent). */
public final class EventPublisher {

    private final KafkaTemplate<String, byte[]> template;
    private final RecordTraces traces;

    public EventPublisher(KafkaTemplate<String, byte[]> template, RecordTraces traces) {
        this.template = template;
        this.traces = traces;
    }

    public CompletableFuture<Void> publish(Topic topic, String key, Object value) {
        return publish(new ProducerRecord<>(topic.topicName(), key, Json.write(value)));
    }

    public CompletableFuture<Void> publish(ProducerRecord<String, byte[]> record) {
        traces.ofCurrent().forEach(record.headers()::add);
        try {
            return template.send(record).thenApply(sent -> null);
        } catch (KafkaException | org.springframework.kafka.KafkaException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    public <T> CompletableFuture<Void> publishAll(Topic topic, List<T> values, Function<? super T, String> key) {
        return publishAll(topic, values, key, List.of());
    }

    /**
     * Writes many records, each with the same headers, with one future for all of them: it completes once the broker has
     * the last, and fails if any could not be written. There is no future and no observation per record.
     */
    public <T> CompletableFuture<Void> publishAll(
            Topic topic, List<T> values, Function<? super T, String> key, List<Header> headers) {
        List<Header> all =
                Stream.concat(headers.stream(), traces.ofCurrent().stream()).toList();
        return publishAll(
                values,
                value -> new ProducerRecord<>(topic.topicName(), null, key.apply(value), Json.write(value), all));
    }

    /** As {@link #publishAll(Topic, List, Function, List)}, in this order; a record without a value is a tombstone. */
    public CompletableFuture<Void> publishAll(List<ProducerRecord<String, byte[]>> records) {
        List<Header> current = traces.ofCurrent();
        records.forEach(record -> current.forEach(record.headers()::add));
        return publishAll(records, record -> record);
    }

    private <T> CompletableFuture<Void> publishAll(
            List<T> values, Function<? super T, ProducerRecord<String, byte[]>> record) {
        if (values.isEmpty()) {
            return CompletableFuture.completedFuture(null);
        }
        Acknowledgements acknowledgements = new Acknowledgements(values.size());
        try {
            template.execute((Producer<String, byte[]> producer) -> {
                values.forEach(value -> acknowledgements.follow(producer, record.apply(value)));
                return values.size();
            });
        } catch (KafkaException | org.springframework.kafka.KafkaException e) {
            return CompletableFuture.failedFuture(e);
        }
        return acknowledgements.done();
    }
}
