package io.clickshelf.feature.stream;

import io.clickshelf.contracts.event.OrderEvent;
import io.clickshelf.contracts.event.OrderLine;
import io.clickshelf.feature.model.OrderLedger;
import io.micrometer.core.instrument.Counter;
import java.math.BigDecimal;
import java.util.Objects;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/** Reads order events and lets each pass once, by a ledger per order that is kept for good. */
final class OrderProcessor extends ContextualFixedKeyProcessor<String, byte[], OrderProcessor.Counted> {

    static final String STORE = "order-ledgers";

    /**
     * An order event that counts.
     *
     * @param standing how the number of orders that stand changes by it
     * @param seenAt   processing time, in epoch milliseconds
     */
    record Counted(OrderEvent order, int standing, BigDecimal units, long seenAt) {}

    private final RawReader reader;
    private final Counter duplicates;
    private @Nullable KeyValueStore<String, OrderLedger> ledgers;

    OrderProcessor(RawReader reader, Counter duplicates) {
        this.reader = reader;
        this.duplicates = duplicates;
    }

    static StoreBuilder<KeyValueStore<String, OrderLedger>> store() {
        return Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(STORE),
                Serdes.String(),
                new BinarySerde<>(OrderLedger::save, OrderLedger::load));
    }

    @Override
    public void init(FixedKeyProcessorContext<String, Counted> context) {
        super.init(context);
        ledgers = context.getStateStore(STORE);
    }

    @Override
    public void process(FixedKeyRecord<String, byte[]> record) {
        OrderEvent order = reader.read(context(), record, OrderEvent.class);
        if (order == null) {
            return;
        }
        KeyValueStore<String, OrderLedger> store = Objects.requireNonNull(ledgers);
        OrderLedger known = store.get(order.orderId());
        OrderLedger ledger = known == null ? new OrderLedger() : known;
        if (!ledger.note(order.identity())) {
            duplicates.increment();
            return;
        }
        BigDecimal units = order.lines().stream().map(OrderLine::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
        int standing = switch (Objects.requireNonNull(order.type())) {
            case PLACED -> ledger.place(units);
            case CANCELLED -> ledger.cancel(units);
            case RETURNED -> 0;
        };
        store.put(order.orderId(), ledger);
        context()
                .forward(record.withValue(
                        new Counted(order, standing, units, context().currentSystemTimeMs())));
    }
}
