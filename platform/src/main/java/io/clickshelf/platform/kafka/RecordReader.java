package io.clickshelf.platform.kafka;

import io.clickshelf.contracts.event.Topic;
import io.clickshelf.contracts.json.Json;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * Reads records leniently: what can't be read is passed over and counted. The ingestion-service alone moves such records
 * to their dead-letter topic, so that each lands there once however many services read the topic.
 */
public final class RecordReader {

    /** Marks a record that the ingestion-service checked at its door: nobody need check it again. */
    public static final String CHECKED = "clickshelf-checked";

    /** What others write; what the platform itself writes on the other topics needs no check. */
    private static final Set<String> RAW = Arrays.stream(Topic.values())
            .filter(Topic::raw)
            .map(Topic::topicName)
            .collect(Collectors.toUnmodifiableSet());

    private final MeterRegistry meters;

    public RecordReader(MeterRegistry meters) {
        this.meters = meters;
    }

    /** The readable values, in order. */
    public <T> List<T> readAll(List<ConsumerRecord<String, byte[]>> records, Class<T> type) {
        List<T> values = new ArrayList<>(records.size());
        for (ConsumerRecord<String, byte[]> record : records) {
            T value = read(record, type);
            if (value != null) {
                values.add(value);
            }
        }
        return values;
    }

    /** The value, or null if it can't be read or is a tombstone. */
    public <T> @Nullable T read(ConsumerRecord<String, byte[]> record, Class<T> type) {
        return read(record.topic(), record.headers(), record.value(), type);
    }

    /** The value, or null if it can't be read or is a tombstone. */
    public <T> @Nullable T read(String topic, Headers headers, byte @Nullable [] bytes, Class<T> type) {
        if (bytes == null) {
            return null;
        }
        try {
            T value = Json.read(bytes, type);
            boolean checked = !RAW.contains(topic) || headers.lastHeader(CHECKED) != null;
            if (checked || Validation.problems(value).isEmpty()) {
                return value;
            }
        } catch (JacksonException e) {
            // counted below, like any other record that can't be used
        }
        Counter.builder("clickshelf.records.unreadable")
                .tag("topic", topic)
                .register(meters)
                .increment();
        return null;
    }
}
