package io.clickshelf.pricing.stream;

import io.clickshelf.contracts.event.ErasureRecord;
import io.clickshelf.contracts.event.Topic;
import io.clickshelf.platform.kafka.RecordReader;
import io.clickshelf.pricing.store.OfferAsks;
import io.clickshelf.pricing.store.ShopperOrders;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Forgets shoppers: their orders no longer teach when and whether people return. */
@Component
class ErasureListener {

    private final RecordReader reader;
    private final ShopperOrders orders;
    private final OfferAsks asks;

    ErasureListener(RecordReader reader, ShopperOrders orders, OfferAsks asks) {
        this.reader = reader;
        this.orders = orders;
        this.asks = asks;
    }

    @KafkaListener(topics = Topic.Names.ERASURE)
    void on(List<ConsumerRecord<String, byte[]>> records) {
        reader.readAll(records, ErasureRecord.class).forEach(erasure -> {
            orders.erase(erasure.userId());
            asks.erase(erasure.userId());
        });
    }
}
