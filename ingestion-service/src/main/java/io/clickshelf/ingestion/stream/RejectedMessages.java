package io.clickshelf.ingestion.stream;

import io.clickshelf.contracts.event.Topic;
import io.clickshelf.platform.kafka.EventPublisher;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.stereotype.Component;

/** Keeps messages that a door can't use, whole, beside the dead letters of the topic they were meant for. */
@Component
public class RejectedMessages {

    /** A message as it came, and what is wrong with it. */
    public record Message(byte[] body, String reason, Instant receivedAt) {}

    private final EventPublisher publisher;
    private final MeterRegistry meters;

    RejectedMessages(EventPublisher publisher, MeterRegistry meters) {
        this.publisher = publisher;
        this.meters = meters;
    }

    /** @param door where they came in */
    public void keep(Topic topic, ForeignDoor door, List<Message> messages) {
        RawEventPublisher.await(CompletableFuture.allOf(messages.stream()
                .map(message -> publisher.publish(letter(topic, door, message)))
                .toArray(CompletableFuture[]::new)));
        meters.counter("clickshelf.events.rejected", "topic", topic.topicName()).increment(messages.size());
    }

    private static ProducerRecord<String, byte[]> letter(Topic topic, ForeignDoor door, Message message) {
        ProducerRecord<String, byte[]> letter = new ProducerRecord<>(
                topic.deadLetterName(), null, message.receivedAt().toEpochMilli(), null, message.body());
        letter.headers()
                .add(DeadLetterHeaders.REASON, message.reason().getBytes(StandardCharsets.UTF_8))
                .add(DeadLetterHeaders.TOPIC, door.name().getBytes(StandardCharsets.UTF_8));
        return letter;
    }
}
