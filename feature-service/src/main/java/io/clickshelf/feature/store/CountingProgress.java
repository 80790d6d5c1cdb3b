package io.clickshelf.feature.store;

import io.clickshelf.contracts.feature.FeatureProgress;
import io.clickshelf.platform.problem.ProblemException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/**
 * How far the consumer groups of this service have come, over all replicas. Groups are looked at in the order in which
 * records pass them: once the first has nothing left, all that it derived is on the topics of the second.
 */
public final class CountingProgress {

    /** A consumer group and what it reads. */
    public record Stage(String group, List<String> topics) {}

    private static final long TIMEOUT_SECONDS = 10;
    private static final Duration LOOK = Duration.ofMillis(500);
    /** A transaction leaves a marker behind its records, which no consumer is given and so may never commit past. */
    private static final long MAY_BE_MARKERS = 16;

    private final Admin admin;
    private final Supplier<Consumer<String, byte[]>> consumers;
    private final List<Stage> stages;

    /** @param consumers of consumers without a group, reading what is committed */
    public CountingProgress(Admin admin, Supplier<Consumer<String, byte[]>> consumers, List<Stage> stages) {
        this.admin = admin;
        this.consumers = consumers;
        this.stages = List.copyOf(stages);
    }

    /** @throws ProblemException 503 if the broker does not answer */
    public FeatureProgress now() {
        Map<String, Long> lag = new TreeMap<>();
        for (Stage stage : stages) {
            lagOf(stage).forEach((partition, missing) -> lag.merge(partition.topic(), missing, Long::sum));
        }
        return new FeatureProgress(lag.isEmpty(), lag);
    }

    /** Deletes what was counted from topics that nobody else reads. */
    public void deleteCounted(Collection<String> topics) {
        Map<TopicPartition, RecordsToDelete> counted = new HashMap<>();
        for (Stage stage : stages) {
            committed(stage.group()).forEach((partition, offset) -> {
                if (topics.contains(partition.topic())) {
                    counted.put(partition, RecordsToDelete.beforeOffset(offset));
                }
            });
        }
        if (!counted.isEmpty()) {
            get(admin.deleteRecords(counted).all());
        }
    }

    private Map<TopicPartition, Long> lagOf(Stage stage) {
        Map<TopicPartition, OffsetSpec> partitions = new HashMap<>();
        get(admin.describeTopics(stage.topics()).allTopicNames())
                .forEach((topic, description) -> description
                        .partitions()
                        .forEach(partition ->
                                partitions.put(new TopicPartition(topic, partition.partition()), OffsetSpec.latest())));
        var ends = get(admin.listOffsets(partitions, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                .all());
        Map<TopicPartition, Long> committed = committed(stage.group());
        Map<TopicPartition, Long> lag = new HashMap<>();
        ends.forEach((partition, end) -> {
            long missing = end.offset() - committed.getOrDefault(partition, 0L);
            if (missing > 0) {
                lag.put(partition, missing);
            }
        });
        lag.entrySet()
                .removeIf(partition -> partition.getValue() <= MAY_BE_MARKERS
                        && onlyMarkers(partition.getKey(), committed.getOrDefault(partition.getKey(), 0L)));
        return lag;
    }

    private boolean onlyMarkers(TopicPartition partition, long from) {
        try (Consumer<String, byte[]> consumer = consumers.get()) {
            consumer.assign(List.of(partition));
            consumer.seek(partition, from);
            long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, from);
            while (consumer.position(partition) < end) {
                if (!consumer.poll(LOOK).isEmpty()) {
                    return false;
                }
            }
            return true;
        }
    }

    private Map<TopicPartition, Long> committed(String group) {
        Map<TopicPartition, OffsetAndMetadata> offsets =
                get(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
        Map<TopicPartition, Long> committed = new HashMap<>();
        offsets.forEach((partition, offset) -> {
            if (offset != null) {
                committed.put(partition, offset.offset());
            }
        });
        return committed;
    }

    private static <T> T get(KafkaFuture<T> future) {
        try {
            return future.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable(e);
        } catch (ExecutionException | TimeoutException e) {
            throw unavailable(e);
        }
    }

    private static ProblemException unavailable(Exception e) {
        return ProblemException.unavailable(
                "broker_unavailable", "The broker does not answer at the moment (" + e.getMessage() + "); try again.");
    }
}
