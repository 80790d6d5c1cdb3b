package io.clickshelf.recommendation.stream;

import io.clickshelf.contracts.event.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.ConsumerFactory;

/**
 * Follows all partitions of topics on a thread of its own, whichever of them the consumer group gave to this replica. It
 * begins where the group has committed: what lies before is in the database; of stock at the end: what lies before is in
 * the products' features. It commits nothing itself.
 */
final class TopicTail implements SmartLifecycle {

    /** Called for each record, in the order of its partition, on one thread. */
    interface Reader {
        void read(ConsumerRecord<String, byte[]> record);
    }

    private static final Logger LOG = LoggerFactory.getLogger(TopicTail.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final long PAUSE_MILLIS = 1_000;

    private final Map<Topic, Reader> readers;
    private final Runnable beginning;
    private final ConsumerFactory<String, byte[]> consumers;
    private final CountDownLatch placed = new CountDownLatch(1);
    private volatile @Nullable Consumer<String, byte[]> consumer;
    private volatile @Nullable Thread thread;
    private volatile boolean running;

    /** @param beginning runs each time that following begins: what happened before may not have been seen */
    TopicTail(Map<Topic, Reader> readers, Runnable beginning, ConsumerFactory<String, byte[]> consumers) {
        this.readers = Map.copyOf(readers);
        this.beginning = beginning;
        this.consumers = consumers;
    }

    /** Returns once it is known from where on everything will be seen: only then may the database be asked. */
    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("tail").daemon().start(this::followUntilStopped);
        try {
            placed.await();
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
        Thread following = thread;
        if (following != null) {
            try {
                following.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void followUntilStopped() {
        while (running) {
            try (Consumer<String, byte[]> fresh = consumers.createConsumer(null, "tail")) {
                consumer = fresh;
                follow(fresh);
            } catch (WakeupException e) {
                // stop() was called
            } catch (KafkaException e) {
                LOG.warn("Following what happens failed and begins again: {}", e.getMessage());
                pause();
            }
        }
        placed.countDown();
    }

    private void follow(Consumer<String, byte[]> open) {
        List<TopicPartition> partitions = new ArrayList<>();
        for (Topic topic : readers.keySet()) {
            open.partitionsFor(topic.topicName())
                    .forEach(partition -> partitions.add(new TopicPartition(partition.topic(), partition.partition())));
        }
        open.assign(partitions);
        Map<TopicPartition, OffsetAndMetadata> committed = open.committed(Set.copyOf(partitions));
        for (TopicPartition partition : partitions) {
            OffsetAndMetadata stored = committed.get(partition);
            if (stored != null) {
                open.seek(partition, stored);
            } else if (Topic.Names.INVENTORY.equals(partition.topic())) {
                open.seekToEnd(List.of(partition));
            } else {
                open.seekToBeginning(List.of(partition));
            }
        }
        beginning.run();
        placed.countDown();
        while (running) {
            for (ConsumerRecord<String, byte[]> record : open.poll(POLL)) {
                reader(record.topic()).read(record);
            }
        }
    }

    private Reader reader(String topicName) {
        for (Map.Entry<Topic, Reader> reader : readers.entrySet()) {
            if (reader.getKey().topicName().equals(topicName)) {
                return reader.getValue();
            }
        }
        throw new IllegalStateException("Nobody reads " + topicName);
    }

    private void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            running = false;
        }
    }
}
