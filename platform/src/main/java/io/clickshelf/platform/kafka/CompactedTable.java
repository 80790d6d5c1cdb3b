package io.clickshelf.platform.kafka;

import io.clickshelf.contracts.event.Topic;
import io.clickshelf.contracts.json.Json;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.ConsumerFactory;
import tools.jackson.core.JacksonException;

/**
 * A compacted topic as a map in memory: every replica reads the whole topic from its beginning and then follows it, so
 * that any replica can answer for any key. Start-up waits until it has caught up with what was there.
 *
 * @param <V> the values; memory is one parsed value per key
 */
public final class CompactedTable<V> implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(CompactedTable.class);

    private final Class<V> type;
    private final BiConsumer<String, @Nullable V> listener;
    private final Map<String, V> values = new ConcurrentHashMap<>();
    private final TopicFollower follower;

    public CompactedTable(Topic topic, Class<V> type, ConsumerFactory<String, byte[]> consumers) {
        this(topic, type, consumers, (key, value) -> {});
    }

    /** @param listener hears of every change after it is in the table, on the one reading thread; null is a removal */
    public CompactedTable(
            Topic topic,
            Class<V> type,
            ConsumerFactory<String, byte[]> consumers,
            BiConsumer<String, @Nullable V> listener) {
        this.type = type;
        this.listener = listener;
        this.follower =
                new TopicFollower("table-" + topic.topicName(), List.of(topic), consumers, new FromTheBeginning());
    }

    public @Nullable V get(String key) {
        return values.get(key);
    }

    public Collection<V> values() {
        return values.values();
    }

    public int size() {
        return values.size();
    }

    @Override
    public void start() {
        follower.start();
    }

    @Override
    public void stop() {
        follower.stop();
    }

    @Override
    public boolean isRunning() {
        return follower.isRunning();
    }

    @Override
    public int getPhase() {
        return follower.getPhase();
    }

    private final class FromTheBeginning implements TopicFollower.Reader {

        private final Map<TopicPartition, Long> missing = new HashMap<>();

        @Override
        public void begin(Consumer<String, byte[]> consumer, List<TopicPartition> partitions) {
            consumer.seekToBeginning(partitions);
            missing.clear();
            missing.putAll(consumer.endOffsets(partitions));
        }

        @Override
        public boolean ready(Consumer<String, byte[]> consumer) {
            missing.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
            return missing.isEmpty();
        }

        @Override
        public void read(ConsumerRecord<String, byte[]> record) {
            if (record.key() == null) {
                return;
            }
            if (record.value() == null) {
                values.remove(record.key());
                listener.accept(record.key(), null);
                return;
            }
            try {
                V value = Json.read(record.value(), type);
                values.put(record.key(), value);
                listener.accept(record.key(), value);
            } catch (JacksonException e) {
                LOG.warn("{} of {} can't be read and is passed over: {}", record.key(), record.topic(), e.getMessage());
            }
        }
    }
}
