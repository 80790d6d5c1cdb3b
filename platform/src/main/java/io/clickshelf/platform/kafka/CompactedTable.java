package io.clickshelf.platform.kafka;

import io.clickshelf.contracts.event.Topic;
import io.clickshelf.contracts.json.Json;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
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
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);

    private final Topic topic;
    private final Class<V> type;
    private final ConsumerFactory<String, byte[]> consumers;
    private final BiConsumer<String, @Nullable V> listener;
    private final Map<String, V> values = new ConcurrentHashMap<>();
    private final CountDownLatch caughtUp = new CountDownLatch(1);
    private volatile @Nullable Consumer<String, byte[]> consumer;
    private volatile @Nullable Thread thread;
    private volatile boolean running;

    public CompactedTable(Topic topic, Class<V> type, ConsumerFactory<String, byte[]> consumers) {
        this(topic, type, consumers, (key, value) -> {});
    }

    /** @param listener hears of every change after it is in the table, on the one reading thread; null is a removal */
    public CompactedTable(
            Topic topic,
            Class<V> type,
            ConsumerFactory<String, byte[]> consumers,
            BiConsumer<String, @Nullable V> listener) {
        this.topic = topic;
        this.type = type;
        this.consumers = consumers;
        this.listener = listener;
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
        running = true;
        thread = Thread.ofPlatform().name("table-" + topic.topicName()).daemon().start(this::followUntilStopped);
        try {
            caughtUp.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        running = false;
        Consumer<String, byte[]> open = consumer;
        if (open != null) {
            open.wakeup();
        }
        Thread reading = thread;
        if (reading != null) {
            try {
                reading.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the listeners, which read these tables. */
    @Override
    public int getPhase() {
        return 0;
    }

    private void followUntilStopped() {
        while (running) {
            try (Consumer<String, byte[]> fresh = consumers.createConsumer("table-" + topic.topicName(), null)) {
                consumer = fresh;
                follow(fresh);
            } catch (WakeupException e) {
                // stop() was called
            } catch (KafkaException e) {
                LOG.warn("Reading {} failed and begins again: {}", topic.topicName(), e.getMessage());
                pause();
            }
        }
        caughtUp.countDown();
    }

    private void follow(Consumer<String, byte[]> open) {
        List<TopicPartition> partitions = open.partitionsFor(topic.topicName()).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        open.assign(partitions);
        open.seekToBeginning(partitions);
        Map<TopicPartition, Long> missing = new HashMap<>(open.endOffsets(partitions));
        while (running) {
            for (ConsumerRecord<String, byte[]> record : open.poll(POLL)) {
                apply(record);
            }
            if (!missing.isEmpty()) {
                missing.entrySet().removeIf(end -> open.position(end.getKey()) >= end.getValue());
                if (missing.isEmpty()) {
                    caughtUp.countDown();
                }
            }
        }
    }

    private void apply(ConsumerRecord<String, byte[]> record) {
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

    private void pause() {
        try {
            Thread.sleep(PAUSE_AFTER_FAILURE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            running = false;
        }
    }
}
