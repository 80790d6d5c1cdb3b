package io.clickshelf.platform.kafka;

import io.clickshelf.contracts.event.Topic;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.kafka.config.ContainerCustomizer;
import org.springframework.kafka.config.TopicBuilder;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.BatchInterceptor;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.ExponentialBackOff;

/** The topics, how they are written, and what happens when handling a batch fails: it is tried until it succeeds. */
@AutoConfiguration(
        beforeName = "org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration",
        afterName = "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration")
public class KafkaConfiguration {

    /** Below {@link Thread#NORM_PRIORITY}: what works through topics yields to what answers requests. */
    public static final int BACKGROUND_PRIORITY = 3;

    /** How long records gather between two polls: too short to be noticed in an answer. */
    static final Duration GATHERING = Duration.ofMillis(20);

    /**
     * With {@link #FETCH_WAIT}, of a listener to many records that nobody waits for: a fetch brings many, or a quarter of a
     * second's.
     */
    public static final String FETCH_MANY = "fetch.min.bytes=65536";

    public static final String FETCH_WAIT = "fetch.max.wait.ms=250";

    private static final Duration COMMITTED_EVERY = Duration.ofSeconds(1);
    private static final String FOREVER = "-1";
    private static final String COMPACTED_SEGMENT_MILLIS = "900000";
    private static final long LONGEST_PAUSE_MILLIS = 10_000;

    @Bean
    RecordTraces recordTraces(ObjectProvider<Tracer> tracer, ObjectProvider<Propagator> propagator) {
        return new RecordTraces(tracer.getIfAvailable(), propagator.getIfAvailable());
    }

    @Bean
    BatchInterceptor<Object, Object> tracedBatches(RecordTraces traces) {
        return new TracedBatches(traces);
    }

    @Bean
    EventPublisher eventPublisher(KafkaTemplate<String, byte[]> template, RecordTraces traces) {
        return new EventPublisher(template, traces);
    }

    @Bean
    RecordReader recordReader(MeterRegistry meters) {
        return new RecordReader(meters);
    }

    /**
     * Listeners work through whole batches without a pause for others, so they get threads of their own (a virtual thread
     * would hold up the requests that share its carrier), and those yield to the threads that answer requests. What a
     * poll, a fetch and a commit cost does not depend on how many records they are for: so records gather for a moment
     * between polls, and offsets for longer. After a crash the last of them are read again, which counts nothing twice.
     */
    @Bean
    ContainerCustomizer<Object, Object, ConcurrentMessageListenerContainer<Object, Object>> backgroundListeners() {
        return container -> {
            SimpleAsyncTaskExecutor threads = new SimpleAsyncTaskExecutor(container.getListenerId() + "-");
            threads.setThreadPriority(BACKGROUND_PRIORITY);
            ContainerProperties properties = container.getContainerProperties();
            properties.setListenerTaskExecutor(threads);
            properties.setIdleBetweenPolls(GATHERING.toMillis());
            properties.setPollTimeout(COMMITTED_EVERY.toMillis());
            properties.setAckMode(ContainerProperties.AckMode.TIME);
            properties.setAckTime(COMMITTED_EVERY.toMillis());
        };
    }

    /** A batch fails only for a reason outside it (no database, no broker): records that can't be read never throw. */
    @Bean
    CommonErrorHandler untilItSucceeds() {
        ExponentialBackOff backOff = new ExponentialBackOff();
        backOff.setInitialInterval(200);
        backOff.setMaxInterval(LONGEST_PAUSE_MILLIS);
        DefaultErrorHandler handler = new DefaultErrorHandler(backOff);
        handler.setClassifications(java.util.Map.of(), true);
        return handler;
    }

    /** @param retention of what comes in and of dead letters, by when the broker got it; for good where absent */
    @Bean
    KafkaAdmin.NewTopics platformTopics(
            @Value("${clickshelf.topics.partitions}") int partitions,
            @Value("${clickshelf.topics.replicas}") int replicas,
            @Value("${clickshelf.topics.retention:#{null}}") @Nullable Duration retention) {
        List<NewTopic> topics = new ArrayList<>();
        for (Topic topic : Topic.values()) {
            TopicBuilder builder =
                    TopicBuilder.name(topic.topicName()).partitions(partitions).replicas(replicas);
            // Old versions in the segment being written are never cleaned, and every table reads them at its start.
            topics.add((topic.compacted()
                            ? builder.compact().config(TopicConfig.SEGMENT_MS_CONFIG, COMPACTED_SEGMENT_MILLIS)
                            : kept(builder, topic.raw() ? retention : null))
                    .build());
            if (topic.raw()) {
                TopicBuilder letters =
                        TopicBuilder.name(topic.deadLetterName()).partitions(1).replicas(replicas);
                topics.add(kept(letters, retention).build());
            }
        }
        return new KafkaAdmin.NewTopics(topics.toArray(NewTopic[]::new));
    }

    /** Ages by when the broker got a record: its own time may be last year's, or next year's. */
    private static TopicBuilder kept(TopicBuilder topic, @Nullable Duration retention) {
        return retention == null
                ? topic.config(TopicConfig.RETENTION_MS_CONFIG, FOREVER)
                : topic.config(TopicConfig.RETENTION_MS_CONFIG, Long.toString(retention.toMillis()))
                        .config(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime");
    }
}
