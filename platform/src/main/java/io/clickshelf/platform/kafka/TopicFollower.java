package io.clickshelf.platform.kafka;

import io.clickshelf.contracts.event.Topic;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
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

/**
 * Follows all partitions of topics on a thread of its own, whatever a consumer group gives to this replica, and commits
 * nothing. After a failure it begins again.
 */
public final class TopicFollower implements SmartLifecycle {

    /** What to do with the records; all calls come on the one following thread. */
    public interface Reader {

        /** Following begins, for the first time or again: seeks to where. */
        void begin(Consumer<String, byte[]> consumer, List<TopicPartition> partitions);

        /** Each record, in the order of its partition. */
        void read(ConsumerRecord<String, byte[]> record);

        /** Whether start-up need not wait any longer; asked after beginning and after each poll. */
        boolean ready(Consumer<String, byte[]> consumer);
    }

    private static final Logger LOG = LoggerFactory.getLogger(TopicFollower.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);

    private final String name;
    private final Collection<Topic> topics;
    private final ConsumerFactory<String, byte[]> consumers;
    private final Reader reader;
    private volatile @Nullable Run run;

    /** @param name of the thread and, after the service's, of the client */
    public TopicFollower(
            String name, Collection<Topic> topics, ConsumerFactory<String, byte[]> consumers, Reader reader) {
        this.name = name;
        this.topics = List.copyOf(topics);
        this.consumers = consumers;
        this.reader = reader;
    }

    /** Returns once the reader is ready. */
    @Override
    public void start() {
        Run started = new Run();
        run = started;
        started.thread.start();
        try {
            started.ready.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        Run running = run;
        run = null;
        if (running != null) {
            running.stop();
        }
    }

    @Override
    public boolean isRunning() {
        return run != null;
    }

    /** Before the listeners and the web server, which rely on what is read here. */
    @Override
    public int getPhase() {
        return 0;
    }

    /** From a start to the next stop. */
    private final class Run {

        final CountDownLatch ready = new CountDownLatch(1);
        final Thread thread = Thread.ofPlatform().name(name).daemon().unstarted(this::followUntilStopped);
        private final CountDownLatch stopped = new CountDownLatch(1);
        private volatile @Nullable Consumer<String, byte[]> consumer;

        private void followUntilStopped() {
            try {
                while (stopped.getCount() > 0) {
                    try (Consumer<String, byte[]> fresh = consumers.createConsumer(null, "-" + name)) {
                        consumer = fresh;
                        follow(fresh);
                    } catch (WakeupException e) {
                        // stop() was called
                    } catch (KafkaException e) {
                        LOG.warn("Following {} failed and begins again: {}", name, e.getMessage());
                        pause(PAUSE_AFTER_FAILURE);
                    } catch (RuntimeException e) {
                        LOG.error("The reader of {} failed; it begins again", name, e);
                        pause(PAUSE_AFTER_FAILURE);
                    }
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                ready.countDown();
            }
        }

        private void pause(Duration time) throws InterruptedException {
            boolean unused = stopped.await(time.toMillis(), TimeUnit.MILLISECONDS);
        }

        private void follow(Consumer<String, byte[]> open) throws InterruptedException {
            List<TopicPartition> partitions = topics.stream()
                    .flatMap(topic -> open.partitionsFor(topic.topicName()).stream())
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            open.assign(partitions);
            reader.begin(open, partitions);
            while (stopped.getCount() > 0) {
                if (ready.getCount() > 0 && reader.ready(open)) {
                    ready.countDown();
                }
                for (ConsumerRecord<String, byte[]> record : open.poll(POLL)) {
                    reader.read(record);
                }
                if (ready.getCount() == 0) {
                    pause(KafkaConfiguration.GATHERING);
                }
            }
        }

        private void stop() {
            stopped.countDown();
            Consumer<String, byte[]> open = consumer;
            if (open != null) {
                open.wakeup();
            }
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
