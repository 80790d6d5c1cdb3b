package io.clickshelf.ingestion.stream;

import io.clickshelf.contracts.event.Identified;
import io.clickshelf.contracts.event.Topic;
import io.clickshelf.contracts.json.Json;
import io.clickshelf.platform.kafka.EventPublisher;
import io.clickshelf.platform.kafka.KafkaConfiguration;
import io.clickshelf.platform.kafka.RecordReader;
import io.clickshelf.platform.kafka.Validation;
import io.clickshelf.platform.problem.FieldProblem;
import io.clickshelf.platform.problem.JsonProblems;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;

/**
 * Reads what other producers wrote to the raw topics, and moves each record that no service can use to the dead-letter
 * topic, whole, with headers that say why. It alone does so; the other services pass such records over.
 */
@Component
class Warden {

    private static final Map<String, Topic> TOPICS =
            RawEvents.TYPES.keySet().stream().collect(Collectors.toMap(Topic::topicName, Function.identity()));

    private final EventPublisher publisher;
    private final MeterRegistry meters;

    Warden(EventPublisher publisher, MeterRegistry meters) {
        this.publisher = publisher;
        this.meters = meters;
    }

    @KafkaListener(
            topics = {
                Topic.Names.USER_BEHAVIOR,
                Topic.Names.ORDER,
                Topic.Names.INVENTORY,
                Topic.Names.EXTERNAL_DATA,
                Topic.Names.CATALOG
            },
            properties = {KafkaConfiguration.FETCH_MANY, KafkaConfiguration.FETCH_WAIT})
    void inspect(List<ConsumerRecord<String, byte[]>> records) {
        List<CompletableFuture<Void>> moved = records.stream()
                .filter(record -> record.headers().lastHeader(RecordReader.CHECKED) == null)
                .map(this::moveIfUnusable)
                .filter(Objects::nonNull)
                .toList();
        RawEventPublisher.await(CompletableFuture.allOf(moved.toArray(CompletableFuture[]::new)));
    }

    private @Nullable CompletableFuture<Void> moveIfUnusable(ConsumerRecord<String, byte[]> record) {
        Topic topic = Objects.requireNonNull(TOPICS.get(record.topic()));
        boolean removal = record.value() == null && topic.compacted();
        String reason = removal ? null : reason(record, Objects.requireNonNull(RawEvents.TYPES.get(topic)));
        if (reason == null) {
            return null;
        }
        meters.counter("clickshelf.events.rejected", "topic", record.topic()).increment();
        ProducerRecord<String, byte[]> letter =
                new ProducerRecord<>(topic.deadLetterName(), null, record.key(), record.value());
        record.headers().forEach(letter.headers()::add);
        DeadLetterHeaders.write(letter.headers(), record, reason);
        return publisher.publish(letter);
    }

    /** What makes the record unusable; null if nothing does. */
    static @Nullable String reason(ConsumerRecord<String, byte[]> record, Class<? extends Identified> type) {
        if (record.value() == null) {
            return "the record has no value";
        }
        try {
            List<FieldProblem> problems = Validation.problems(Json.read(record.value(), type));
            return problems.isEmpty() ? null : inWords(problems);
        } catch (JacksonException e) {
            List<FieldProblem> problems = JsonProblems.fields(e);
            return problems.isEmpty() ? "no JSON: " + JsonProblems.reason(e) : inWords(problems);
        }
    }

    private static String inWords(List<FieldProblem> problems) {
        return problems.stream()
                .map(problem -> problem.field() + ": " + problem.message())
                .collect(Collectors.joining("; "));
    }
}
