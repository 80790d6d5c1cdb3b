package io.clickshelf.ingestion.stream;

import io.clickshelf.contracts.event.Topic;
import io.clickshelf.platform.kafka.EventPublisher;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.stereotype.Component;

/** Keeps messages that came by REST and can't be used, whole, beside the dead letters of the topic they were meant for. */
@Component
public class RejectedMessages {

    /** A message as it came, and what is wrong with it. */
    public record Message(byte[] body, String reason) {}

    private final EventPublisher publisher;

    RejectedMessages(EventPublisher publisher) {
        this.publisher = publisher;
    }

    public void keep(Topic topic, List<Message> messages) {
        RawEventPublisher.await(CompletableFuture.allOf(messages.stream()
                .map(message -> {
                    ProducerRecord<String, byte[]> letter =
                            new ProducerRecord<>(topic.deadLetterName(), null, message.body());
                    letter.headers()
                            .add(DeadLetterHeaders.REASON, message.reason().getBytes(StandardCharsets.UTF_8))
                            .add(DeadLetterHeaders.TOPIC, "rest".getBytes(StandardCharsets.UTF_8));
                    return publisher.publish(letter);
                })
                .toArray(CompletableFuture[]::new)));
    }
}
