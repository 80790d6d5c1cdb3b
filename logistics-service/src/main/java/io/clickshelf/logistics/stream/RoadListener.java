package io.clickshelf.logistics.stream;

import io.clickshelf.contracts.event.ExternalEvent;
import io.clickshelf.contracts.event.Topic;
import io.clickshelf.contracts.logistics.RoadCondition;
import io.clickshelf.logistics.LogisticsProperties;
import io.clickshelf.logistics.store.RoadConditions;
import io.clickshelf.logistics.store.RoadsChanged;
import io.clickshelf.logistics.store.Warehouses;
import io.clickshelf.platform.kafka.RecordReader;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Keeps what news from outside says of traffic, closures and weather, and tells those who plan by it. */
@Component
class RoadListener {

    private static final Duration KEPT = Duration.ofDays(7);

    private final RecordReader reader;
    private final RoadConditions conditions;
    private final Warehouses warehouses;
    private final ApplicationEventPublisher events;
    private final LogisticsProperties.Routes properties;

    RoadListener(
            RecordReader reader,
            RoadConditions conditions,
            Warehouses warehouses,
            ApplicationEventPublisher events,
            LogisticsProperties properties) {
        this.reader = reader;
        this.conditions = conditions;
        this.warehouses = warehouses;
        this.events = events;
        this.properties = properties.routes();
    }

    @KafkaListener(topics = Topic.Names.EXTERNAL_DATA)
    void external(List<ConsumerRecord<String, byte[]>> records) {
        List<ExternalEvent> read = reader.readAll(records, ExternalEvent.class).stream()
                .filter(RoadNews::mayConcern)
                .toList();
        if (read.isEmpty()) {
            return;
        }
        RoadNews news = new RoadNews(warehouses.all(), properties.speedKmh());
        Instant newest = Instant.EPOCH;
        List<String> what = new ArrayList<>();
        for (ExternalEvent event : read) {
            RoadCondition condition = news.condition(event);
            if (condition != null && conditions.keep(condition, event.timestamp())) {
                newest = event.timestamp().isAfter(newest) ? event.timestamp() : newest;
                what.add(condition.kind() + " " + condition.subject());
            }
        }
        if (!what.isEmpty()) {
            conditions.forgetBefore(newest.minus(KEPT));
            events.publishEvent(new RoadsChanged(newest, what));
        }
    }
}
