package io.clickshelf.platform.kafka;

import io.clickshelf.contracts.json.Json;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * Reads records leniently: what can't be read is passed over and counted. The ingestion-service alone moves such records
 * to their dead-letter topic, so that each lands there once however many services read the topic.
 */
public final class RecordReader {

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
        if (record.value() == null) {
            return null;
        }
        try {
            T value = Json.read(record.value(), type);
            if (Validation.problems(value).isEmpty()) {
                return value;
            }
        } catch (JacksonException e) {
            // counted below, like any other record that can't be used
        }
        Counter.builder("clickshelf.records.unreadable")
                .tag("topic", record.topic())
                .register(meters)
                .increment();
        return null;
    }
}
