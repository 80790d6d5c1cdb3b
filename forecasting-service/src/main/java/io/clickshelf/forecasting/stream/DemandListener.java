package io.clickshelf.forecasting.stream;

import io.clickshelf.contracts.event.DemandRecord;
import io.clickshelf.contracts.event.Topic;
import io.clickshelf.forecasting.store.DemandStore;
import io.clickshelf.platform.kafka.RecordReader;
import io.clickshelf.platform.registry.ModelRegistry;
import io.clickshelf.platform.time.EventClock;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Keeps the newest demand of each product, warehouse and day. */
@Component
class DemandListener {

    private final RecordReader reader;
    private final DemandStore store;
    private final ModelRegistry models;
    private final EventClock clock;
    private final Clock wallClock;

    DemandListener(RecordReader reader, DemandStore store, ModelRegistry models, EventClock clock, Clock wallClock) {
        this.reader = reader;
        this.store = store;
        this.models = models;
        this.clock = clock;
        this.wallClock = wallClock;
    }

    @KafkaListener(topics = Topic.Names.DEMAND)
    void demand(List<ConsumerRecord<String, byte[]>> records) {
        List<DemandRecord> demand = reader.readAll(records, DemandRecord.class);
        demand.forEach(
                record -> clock.advanceTo(record.date().atTime(LocalTime.MAX).toInstant(ZoneOffset.UTC)));
        store.upsert(demand);
        // Today is not learnt from before it is over; then the whole day counts as new.
        LocalDate today = LocalDate.ofInstant(wallClock.instant(), ZoneOffset.UTC);
        long closed =
                demand.stream().filter(record -> record.date().isBefore(today)).count();
        if (closed > 0) {
            store.closedDaysChanged(closed);
            models.dataArrived(DemandModel.NAME, closed);
        } else if (!demand.isEmpty() && store.changes() == 0) {
            models.dataArrived(DemandModel.NAME, demand.size());
        }
    }
}
