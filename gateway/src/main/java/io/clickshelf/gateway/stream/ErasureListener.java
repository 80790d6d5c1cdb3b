package io.clickshelf.gateway.stream;

import io.clickshelf.contracts.event.ErasureRecord;
import io.clickshelf.contracts.event.Topic;
import io.clickshelf.gateway.store.DecisionStore;
import io.clickshelf.platform.kafka.RecordReader;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Forgets what was answered about a shopper. */
@Component
final class ErasureListener {

    private final RecordReader reader;
    private final DecisionStore store;

    ErasureListener(RecordReader reader, DecisionStore store) {
        this.reader = reader;
        this.store = store;
    }

    @KafkaListener(topics = Topic.Names.ERASURE)
    void on(List<ConsumerRecord<String, byte[]>> records) {
        reader.readAll(records, ErasureRecord.class).forEach(erasure -> store.forget(erasure.userId()));
    }
}
