package io.clickshelf.feature.stream;

import io.clickshelf.contracts.event.ErasureRecord;
import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;

/** Reads who is to be forgotten. Forgetting twice changes nothing. */
final class ErasureProcessor extends ContextualFixedKeyProcessor<String, byte[], UserFact.Erased> {

    private final RawReader reader;

    ErasureProcessor(RawReader reader) {
        this.reader = reader;
    }

    @Override
    public void process(FixedKeyRecord<String, byte[]> record) {
        ErasureRecord erasure = reader.read(context(), record, ErasureRecord.class);
        if (erasure != null) {
            context().forward(record.withValue(new UserFact.Erased(erasure.userId())));
        }
    }
}
