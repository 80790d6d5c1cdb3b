package io.clickshelf.pricing.stream;

import io.clickshelf.contracts.event.ExternalEvent;
import io.clickshelf.contracts.event.ExternalType;
import io.clickshelf.contracts.event.Topic;
import io.clickshelf.platform.kafka.RecordReader;
import io.clickshelf.pricing.store.RivalStore;
import java.util.List;
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
        List<ExternalEvent> offers = reader.readAll(records, ExternalEvent.class).stream()
                .filter(event -> event.type() == ExternalType.COMPETITOR_PRICE && event.inconsistency() == null)
                .toList();
        var unused = repricer.react(store.upsert(offers), "a rival's offer");
    }
}
