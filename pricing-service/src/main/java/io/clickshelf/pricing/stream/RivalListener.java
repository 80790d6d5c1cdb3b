package io.clickshelf.pricing.stream;

import io.clickshelf.contracts.event.ExternalEvent;
import io.clickshelf.contracts.event.ExternalType;
import io.clickshelf.contracts.event.Topic;
import io.clickshelf.platform.kafka.RecordReader;
import io.clickshelf.pricing.store.RivalStore;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Keeps rivals' newest offers, and has the products they are for priced anew. */
@Component
class RivalListener {

    private final RecordReader reader;
    private final RivalStore store;
    private final Repricer repricer;

    RivalListener(RecordReader reader, RivalStore store, Repricer repricer) {
        this.reader = reader;
        this.store = store;
        this.repricer = repricer;
    }

    @KafkaListener(topics = Topic.Names.EXTERNAL_DATA)
    void external(List<ConsumerRecord<String, byte[]>> records) {
        Map<String, ExternalEvent> newest = new TreeMap<>();
        for (ExternalEvent event : reader.readAll(records, ExternalEvent.class)) {
            if (event.type() == ExternalType.COMPETITOR_PRICE && event.inconsistency() == null) {
                String key =
                        event.productId() + '\n' + Objects.requireNonNullElse(event.competitor(), RivalStore.UNNAMED);
                newest.merge(key, event, (one, other) -> one.timestamp().isAfter(other.timestamp()) ? one : other);
            }
        }
        var unused = repricer.react(store.upsert(List.copyOf(newest.values())), "a rival's offer");
    }
}
