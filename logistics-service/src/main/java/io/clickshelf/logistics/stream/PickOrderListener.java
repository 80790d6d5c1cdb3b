package io.clickshelf.logistics.stream;

import io.clickshelf.contracts.event.OrderEvent;
import io.clickshelf.contracts.event.Topic;
import io.clickshelf.logistics.LogisticsProperties;
import io.clickshelf.logistics.store.warehouse.OrdersArrived;
import io.clickshelf.logistics.store.warehouse.PickOrders;
import io.clickshelf.platform.kafka.RecordReader;
import io.clickshelf.platform.time.EventClock;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Keeps orders as the warehouse needs them: with all lines, wherever they go. */
@Component
class PickOrderListener {

    private final RecordReader reader;
    private final PickOrders orders;
    private final EventClock clock;
    private final ApplicationEventPublisher events;
    private final LogisticsProperties properties;

    PickOrderListener(
            RecordReader reader,
            PickOrders orders,
            EventClock clock,
            ApplicationEventPublisher events,
            LogisticsProperties properties) {
        this.reader = reader;
        this.orders = orders;
        this.clock = clock;
        this.events = events;
        this.properties = properties;
    }

    @KafkaListener(topics = Topic.Names.ORDER, groupId = "${spring.application.name}-warehouse")
    void orders(List<ConsumerRecord<String, byte[]>> records) {
        List<OrderEvent> read = reader.readAll(records, OrderEvent.class);
        read.forEach(event -> clock.advanceTo(event.timestamp()));
        Instant oldest = clock.instant().minus(properties.warehouse().keepOrders());
        orders.add(
                read.stream().filter(event -> event.timestamp().isAfter(oldest)).toList());
        events.publishEvent(new OrdersArrived());
    }
}
