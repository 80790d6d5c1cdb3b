package io.clickshelf.recommendation.stream;

import io.clickshelf.contracts.event.ErasureRecord;
import io.clickshelf.contracts.event.Topic;
import io.clickshelf.platform.kafka.RecordReader;
import io.clickshelf.recommendation.store.Shoppers;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Forgets shoppers: gone from the answers of every replica at once, from the model at its next fit. */
@Component
class ErasureListener {

    private final RecordReader reader;
    private final Shoppers shoppers;

    ErasureListener(RecordReader reader, Shoppers shoppers) {
        this.reader = reader;
        this.shoppers = shoppers;
    }

    @KafkaListener(topics = Topic.Names.ERASURE)
    void on(List<ConsumerRecord<String, byte[]>> records) {
        reader.readAll(records, ErasureRecord.class).forEach(erasure -> shoppers.erase(erasure.userId()));
    }
}
