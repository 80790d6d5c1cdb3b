package io.clickshelf.feature.stream;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.WallclockTimestampExtractor;

/**
 * How topologies are run.
 *
 * @param base        connection and security
 * @param cacheBytes  of changes not yet written, per topology
 * @param stateBytes  of native memory, for all stores
 */
public record StreamsSettings(
        Map<String, Object> base,
        List<String> bootstrapServers,
        Instance instance,
        Path stateDirectory,
        int threads,
        int standbys,
        int replicas,
        long cacheBytes,
        long stateBytes) {

    private static final int SESSION_TIMEOUT_MILLIS = 15_000;
    /** Longer than Streams' 10 s: on a busy machine a slow transaction must not be done over, which makes it busier. */
    private static final int TRANSACTION_TIMEOUT_MILLIS = 60_000;

    private static final int FETCH_BYTES = 8 * 1024 * 1024;

    /** A fetch costs as much for one record as for many: it waits for so many, or so long. */
    private static final int FETCH_MANY_BYTES = 32 * 1024;

    private static final int FETCH_WAIT_MILLIS = 50;

    /** The settings of one topology that commits at an interval. */
    public Map<String, Object> of(String applicationId, Duration commitInterval) {
        Map<String, Object> settings = new HashMap<>(base);
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, applicationId);
        settings.put(StreamsConfig.CLIENT_ID_CONFIG, applicationId);
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, String.join(",", bootstrapServers));
        settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, commitInterval.toMillis());
        settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, threads);
        settings.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, standbys);
        settings.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, replicas);
        settings.put(
                StreamsConfig.STATE_DIR_CONFIG, stateDirectory.toAbsolutePath().toString());
        settings.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, cacheBytes);
        settings.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedMemory.class);
        settings.put(BoundedMemory.BYTES, stateBytes);
        // Event time is read from the events. The broker's time of a record may be last year's (an import) and would
        // let
        // stores and their logs expire at once.
        settings.put(StreamsConfig.DEFAULT_TIMESTAMP_EXTRACTOR_CLASS_CONFIG, WallclockTimestampExtractor.class);
        settings.put(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, StreamsConfig.MAX_TASK_IDLE_MS_DISABLED);
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
        settings.put(
                StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG), TRANSACTION_TIMEOUT_MILLIS);
        settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.FETCH_MAX_BYTES_CONFIG), FETCH_BYTES);
        settings.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.FETCH_MIN_BYTES_CONFIG), FETCH_MANY_BYTES);
        settings.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG), FETCH_WAIT_MILLIS);
        settings.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG), instance.id());
        settings.put(
                StreamsConfig.mainConsumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), SESSION_TIMEOUT_MILLIS);
        return settings;
    }
}
