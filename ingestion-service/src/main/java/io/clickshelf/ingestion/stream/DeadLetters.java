package io.clickshelf.ingestion.stream;

import io.clickshelf.contracts.event.Identified;
import io.clickshelf.contracts.event.Topic;
import io.clickshelf.contracts.ingestion.DeadLetter;
import io.clickshelf.platform.kafka.EventPublisher;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.stereotype.Component;

/** Shows dead letters, and sends them back to their topic once what was wrong has been mended. */
@Component
public class DeadLetters {

    private static final String REPLAY_GROUP = "dead-letter-replay";
    private static final Duration POLL = Duration.ofMillis(200);

    private final ConsumerFactory<String, byte[]> consumers;
    private final EventPublisher publisher;
    private final RawEventPublisher events;
    private final RejectedMessages rejected;
    private final Map<String, ForeignDoor> doors;

    DeadLetters(
            ConsumerFactory<String, byte[]> consumers,
            EventPublisher publisher,
            RawEventPublisher events,
            RejectedMessages rejected,
            List<ForeignDoor> doors) {
        this.consumers = consumers;
        this.publisher = publisher;
        this.events = events;
        this.rejected = rejected;
        this.doors = doors.stream().collect(Collectors.toMap(ForeignDoor::name, Function.identity()));
    }

    /** The newest that have not been sent back, newest first. */
    public List<DeadLetter> newest(Topic topic, int limit) {
        Deque<DeadLetter> newest = new ArrayDeque<>();
        readNotReplayed(
                topic,
                records -> records.forEach(record -> {
                    newest.addFirst(letter(record));
                    if (newest.size() > limit) {
                        newest.removeLast();
                    }
                }),
                false);
        return List.copyOf(newest);
    }

    /**
     * Sends every dead letter that was not yet sent back to its topic, as it came, or through the door that it came by.
     * What still can't be read becomes a dead letter again.
     *
     * @return how many
     */
    public synchronized long replay(Topic topic) {
        long[] replayed = {0};
        readNotReplayed(
                topic,
                records -> {
                    List<CompletableFuture<Void>> sent = new ArrayList<>();
                    for (ConsumerRecord<String, byte[]> record : records) {
                        ForeignDoor door = doors.get(DeadLetterHeaders.read(record.headers(), DeadLetterHeaders.TOPIC));
                        if (door == null) {
                            sent.add(publisher.publish(
                                    new ProducerRecord<>(topic.topicName(), null, record.key(), record.value())));
                        } else {
                            takeAgain(door, topic, record);
                        }
                    }
                    RawEventPublisher.await(CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new)));
                    replayed[0] += records.size();
                },
                true);
        return replayed[0];
    }

    private void takeAgain(ForeignDoor door, Topic topic, ConsumerRecord<String, byte[]> record) {
        Instant receivedAt = Instant.ofEpochMilli(record.timestamp());
        List<Identified> read;
        try {
            read = door.read(record.value(), receivedAt);
        } catch (RuntimeException e) {
            String reason = String.valueOf(e.getMessage());
            rejected.keep(topic, door, List.of(new RejectedMessages.Message(record.value(), reason, receivedAt)));
            return;
        }
        events.publish(read);
    }

    private void readNotReplayed(
            Topic topic, Consumer<Collection<ConsumerRecord<String, byte[]>>> reader, boolean commit) {
        try (var consumer = consumers.createConsumer(REPLAY_GROUP, "replay")) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic.deadLetterName()).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            // What is there now: letters that the replay itself brings back wait for the next one.
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream()
                    .anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
                ConsumerRecords<String, byte[]> polled = consumer.poll(POLL);
                List<ConsumerRecord<String, byte[]>> due = new ArrayList<>();
                Map<TopicPartition, OffsetAndMetadata> done = new HashMap<>();
                for (ConsumerRecord<String, byte[]> record : polled) {
                    TopicPartition partition = new TopicPartition(record.topic(), record.partition());
                    if (record.offset() < ends.getOrDefault(partition, 0L)) {
                        due.add(record);
                        done.put(partition, new OffsetAndMetadata(record.offset() + 1));
                    }
                }
                reader.accept(due);
                if (commit) {
                    consumer.commitSync(done);
                }
            }
        }
    }

    private static DeadLetter letter(ConsumerRecord<String, byte[]> record) {
        return new DeadLetter(
                DeadLetterHeaders.read(record.headers(), DeadLetterHeaders.REASON),
                DeadLetterHeaders.read(record.headers(), DeadLetterHeaders.TOPIC),
                DeadLetterHeaders.number(record.headers(), DeadLetterHeaders.PARTITION),
                DeadLetterHeaders.number(record.headers(), DeadLetterHeaders.OFFSET),
                record.key(),
                record.value() == null ? "" : new String(record.value(), StandardCharsets.UTF_8),
                Instant.ofEpochMilli(record.timestamp()));
    }
}
