package io.clickshelf.logistics.stream;

import io.clickshelf.contracts.event.InventoryRecord;
import io.clickshelf.contracts.event.OrderEvent;
import io.clickshelf.contracts.event.Topic;
import io.clickshelf.logistics.LogisticsProperties;
import io.clickshelf.logistics.store.OpenOrders;
import io.clickshelf.logistics.store.StockLevels;
import io.clickshelf.platform.kafka.RecordReader;
import io.clickshelf.platform.time.EventClock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Keeps stock levels and orders as they are reported. */
@Component
class FactListener implements InitializingBean {

    private final RecordReader reader;
    private final StockLevels levels;
    private final OpenOrders orders;
    private final EventClock clock;
    private final LogisticsProperties properties;

    FactListener(
            RecordReader reader,
            StockLevels levels,
            OpenOrders orders,
            EventClock clock,
            LogisticsProperties properties) {
        this.reader = reader;
        this.levels = levels;
        this.orders = orders;
        this.clock = clock;
        this.properties = properties;
    }

    /** After a restart the clock stands where it stood. */
    @Override
    public void afterPropertiesSet() {
        Instant stock = levels.newest();
        Instant order = orders.newest();
        if (stock != null || order != null) {
            clock.advanceTo(Objects.requireNonNullElse(stock, Instant.EPOCH));
            clock.advanceTo(Objects.requireNonNullElse(order, Instant.EPOCH));
        }
    }

    @KafkaListener(topics = Topic.Names.INVENTORY)
    void inventory(List<ConsumerRecord<String, byte[]>> records) {
        List<InventoryRecord> read = reader.readAll(records, InventoryRecord.class);
        levels.keep(read);
        read.forEach(record -> clock.advanceTo(record.timestamp()));
    }

    @KafkaListener(topics = Topic.Names.ORDER)
    void orders(List<ConsumerRecord<String, byte[]>> records) {
        List<OrderEvent> read = reader.readAll(records, OrderEvent.class);
        read.forEach(event -> clock.advanceTo(event.timestamp()));
        Instant oldest = clock.instant().minus(properties.routes().keepOrders());
        orders.add(
                read.stream().filter(event -> event.timestamp().isAfter(oldest)).toList());
    }
}
