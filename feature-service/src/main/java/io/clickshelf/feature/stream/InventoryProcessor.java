package io.clickshelf.feature.stream;

import io.clickshelf.contracts.event.InventoryRecord;
import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;

/** Reads stock levels. A level that comes twice changes nothing, so nothing is remembered here. */
final class InventoryProcessor extends ContextualFixedKeyProcessor<String, byte[], InventoryRecord> {

    private final RawReader reader;

    InventoryProcessor(RawReader reader) {
        this.reader = reader;
    }

    @Override
    public void process(FixedKeyRecord<String, byte[]> record) {
        InventoryRecord level = reader.read(context(), record, InventoryRecord.class);
        if (level != null) {
            context().forward(record.withValue(level));
        }
    }
}
