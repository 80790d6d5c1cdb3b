package io.clickshelf.feature.stream;

import io.clickshelf.contracts.event.BehaviorEvent;
import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;

/** Reads behaviour and says whether it lies where its shopper is counted. */
final class BehaviorProcessor extends ContextualFixedKeyProcessor<String, byte[], BehaviorProcessor.Arrived> {

    /** @param home whether key and partition are those of its shopper */
    record Arrived(UserFact.Acted fact, boolean home) {}

    private final RawReader reader;
    private final Home home;

    BehaviorProcessor(RawReader reader, Home home) {
        this.reader = reader;
        this.home = home;
    }

    @Override
    public void process(FixedKeyRecord<String, byte[]> record) {
        BehaviorEvent event = reader.read(context(), record, BehaviorEvent.class);
        if (event == null) {
            return;
        }
        UserFact.Acted fact = new UserFact.Acted(
                event.userId(),
                event.identity(),
                event.actionType(),
                event.productId(),
                // A sender's clock that runs ahead must not end the windows of a product in the future.
                Math.min(event.timestamp().toEpochMilli(), context().currentSystemTimeMs()),
                event.price());
        int partition = context().recordMetadata().orElseThrow().partition();
        boolean atHome = event.userId().equals(record.key()) && home.of(event.userId()) == partition;
        context().forward(record.withValue(new Arrived(fact, atHome)));
    }
}
