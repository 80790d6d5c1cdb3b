package io.clickshelf.pricing.stream;

import io.clickshelf.contracts.event.DemandRecord;
import io.clickshelf.contracts.event.Topic;
import io.clickshelf.platform.kafka.RecordReader;
import io.clickshelf.platform.registry.ModelRegistry;
import io.clickshelf.platform.time.EventClock;
import io.clickshelf.pricing.store.SalesStore;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Keeps what was sold at which price, by product, warehouse and day. */
@Component
class SalesListener {

    private final RecordReader reader;
    private final SalesStore store;
    private final ModelRegistry models;
    private final EventClock clock;

    SalesListener(RecordReader reader, SalesStore store, ModelRegistry models, EventClock clock) {
        this.reader = reader;
        this.store = store;
        this.models = models;
        this.clock = clock;
    }

    @KafkaListener(topics = Topic.Names.DEMAND)
    void demand(List<ConsumerRecord<String, byte[]>> records) {
        List<DemandRecord> demand = reader.readAll(records, DemandRecord.class);
        demand.forEach(
                record -> clock.advanceTo(record.date().atTime(LocalTime.MAX).toInstant(ZoneOffset.UTC)));
        store.upsert(demand);
        models.dataArrived(PriceResponseModel.NAME, demand.size());
    }
}
