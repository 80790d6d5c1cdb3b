package io.clickshelf.platform.kafka;

import io.clickshelf.contracts.event.Topic;
import io.clickshelf.contracts.json.Json;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.springframework.kafka.core.KafkaTemplate;

/** Writes records as JSON. A future completes once the broker has the record ({@code acks=all}, idempotent). */
public final class EventPublisher {

    private final KafkaTemplate<String, byte[]> template;

    public EventPublisher(KafkaTemplate<String, byte[]> template) {
        this.template = template;
    }

    public CompletableFuture<Void> publish(Topic topic, String key, Object value) {
        return publish(new ProducerRecord<>(topic.topicName(), key, Json.write(value)));
    }

    public CompletableFuture<Void> publish(ProducerRecord<String, byte[]> record) {
        try {
            return template.send(record).thenApply(sent -> null);
        } catch (KafkaException | org.springframework.kafka.KafkaException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /**
     * Writes many records with one future for all of them: it completes once the broker has the last, and fails if any
     * could not be written. Costs no allocation per record beyond the record itself, and no observation.
     */
    public <T> CompletableFuture<Void> publishAll(Topic topic, List<T> values, Function<? super T, String> key) {
        if (values.isEmpty()) {
            return CompletableFuture.completedFuture(null);
        }
        Acknowledgements acknowledgements = new Acknowledgements(values.size());
        template.execute((Producer<String, byte[]> producer) -> {
            for (T value : values) {
                acknowledgements.follow(
                        producer, new ProducerRecord<>(topic.topicName(), key.apply(value), Json.write(value)));
            }
            return values.size();
        });
        return acknowledgements.done();
    }
}
