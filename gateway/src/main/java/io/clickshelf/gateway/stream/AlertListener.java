package io.clickshelf.gateway.stream;

import io.clickshelf.contracts.event.AlertRecord;
import io.clickshelf.contracts.event.Topic;
import io.clickshelf.gateway.GatewayProperties;
import io.clickshelf.gateway.store.AlertStore;
import io.clickshelf.platform.kafka.RecordReader;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Keeps every alert, so that it can be read over REST; one that comes twice is kept once. */
@Component
final class AlertListener {

    private final RecordReader reader;
    private final AlertStore store;
    private final Duration retention;
    private final Clock clock;

    AlertListener(RecordReader reader, AlertStore store, GatewayProperties properties, Clock clock) {
        this.reader = reader;
        this.store = store;
        this.retention = properties.decisions().retention();
        this.clock = clock;
    }

    @KafkaListener(topics = Topic.Names.ALERT)
    void on(List<ConsumerRecord<String, byte[]>> records) {
        Map<String, AlertRecord> alerts = new TreeMap<>();
        for (AlertRecord alert : reader.readAll(records, AlertRecord.class)) {
            alerts.put(alert.alertId(), alert);
        }
        store.addAll(alerts.values(), clock.instant());
    }

    @Scheduled(fixedDelayString = "1h", initialDelayString = "1m")
    void forget() {
        store.forgetBefore(clock.instant().minus(retention));
    }
}
