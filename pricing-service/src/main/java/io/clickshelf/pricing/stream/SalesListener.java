package io.clickshelf.pricing.stream;

import io.clickshelf.contracts.event.DemandRecord;
import io.clickshelf.contracts.event.Topic;
import io.clickshelf.platform.kafka.RecordReader;
import io.clickshelf.platform.registry.ModelRegistry;
import io.clickshelf.platform.time.EventClock;
import io.clickshelf.pricing.store.SalesStore;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Keeps what was sold at which price, by product, warehouse and day. */
@Component
class SalesListener {

    private record Key(String productId, String warehouseId, long day) {}

    private static final Comparator<Key> ORDER =
            Comparator.comparing(Key::productId).thenComparing(Key::warehouseId).thenComparing(Key::day);

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
        // Sorted, so that two replicas lock rows in the same order.
        Map<Key, DemandRecord> newest = new TreeMap<>(ORDER);
        for (DemandRecord record : reader.readAll(records, DemandRecord.class)) {
            Key key = new Key(
                    record.productId(), record.warehouseId(), record.date().toEpochDay());
            newest.merge(key, record, (one, other) -> one.revision() >= other.revision() ? one : other);
            clock.advanceTo(record.date().atTime(LocalTime.MAX).toInstant(ZoneOffset.UTC));
        }
        store.upsert(List.copyOf(newest.values()));
        models.dataArrived(PriceResponseModel.NAME, newest.size());
    }
}
