package io.clickshelf.feature.stream;

import io.clickshelf.platform.kafka.RecordReader;
import io.clickshelf.platform.kafka.RecordTraces;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** Reads raw records as every consumer of the platform does: what can't be read is counted and passed over. */
public final class RawReader {

    private final RecordReader reader;
    private final RecordTraces traces;

    public RawReader(RecordReader reader, RecordTraces traces) {
        this.reader = reader;
        this.traces = traces;
    }

    <T> @Nullable T read(
            FixedKeyProcessorContext<String, ?> context, FixedKeyRecord<String, byte[]> record, Class<T> type) {
        RecordMetadata from = context.recordMetadata().orElseThrow();
        traces.passing(from.topic(), record.headers());
        return reader.read(from.topic(), record.headers(), record.value(), type);
    }
}
