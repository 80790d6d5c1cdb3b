package io.clickshelf.feature.stream;

import io.micrometer.core.instrument.Counter;
import java.time.Duration;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.WindowStore;
import org.jspecify.annotations.Nullable;

/**
 * Lets each action pass once. Identities are kept for one to two windows of processing time, in two generations: whole
 * generations expire, and a look-up is two point reads. Order facts pass: they are counted once by their ledger.
 */
final class DeduplicationProcessor extends ContextualFixedKeyProcessor<String, UserFact, UserFact> {

    static final String STORE = "behavior-identities";
    private static final byte[] PRESENT = {};

    private final long window;
    private final Counter duplicates;
    private @Nullable WindowStore<String, byte[]> identities;

    DeduplicationProcessor(Duration window, Counter duplicates) {
        this.window = window.toMillis();
        this.duplicates = duplicates;
    }

    static StoreBuilder<WindowStore<String, byte[]>> store(Duration window) {
        return Stores.windowStoreBuilder(
                Stores.persistentWindowStore(STORE, window.multipliedBy(2), window, false),
                Serdes.String(),
                Serdes.ByteArray());
    }

    @Override
    public void init(FixedKeyProcessorContext<String, UserFact> context) {
        super.init(context);
        identities = context.getStateStore(STORE);
    }

    @Override
    public void process(FixedKeyRecord<String, UserFact> record) {
        if (record.value() instanceof UserFact.Acted acted && !firstTime(acted.userId() + '\n' + acted.identity())) {
            duplicates.increment();
            return;
        }
        context().forward(record);
    }

    private boolean firstTime(String identity) {
        WindowStore<String, byte[]> seen = java.util.Objects.requireNonNull(identities);
        long now = context().currentSystemTimeMs();
        long generation = now - now % window;
        if (seen.fetch(identity, generation) != null || seen.fetch(identity, generation - window) != null) {
            return false;
        }
        seen.put(identity, PRESENT, generation);
        return true;
    }
}
