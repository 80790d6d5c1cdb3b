package io.clickshelf.pricing.stream;

import io.clickshelf.contracts.event.ExternalEvent;
import io.clickshelf.contracts.event.ExternalType;
import io.clickshelf.contracts.event.Topic;
import io.clickshelf.platform.kafka.RecordReader;
import io.clickshelf.pricing.store.RivalStore;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Keeps rivals' newest offers, and has the products they are for priced anew. */
@Component
class RivalListener {

    private final RecordReader reader;
    private final RivalStore store;
    private final RivalAnswers answers;
    private final Repricer repricer;

    RivalListener(RecordReader reader, RivalStore store, RivalAnswers answers, Repricer repricer) {
        this.reader = reader;
        this.store = store;
        this.answers = answers;
        this.repricer = repricer;
    }

    @KafkaListener(topics = Topic.Names.EXTERNAL_DATA)
    void external(List<ConsumerRecord<String, byte[]>> records) {
        List<ExternalEvent> offers = reader.readAll(records, ExternalEvent.class).stream()
                .filter(event -> event.type() == ExternalType.COMPETITOR_PRICE && event.inconsistency() == null)
                .toList();
        Set<String> moved = store.upsert(offers);
        answers.note(offers);
        var unused = repricer.react(moved, "a rival's offer");
    }
}
