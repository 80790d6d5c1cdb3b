package io.clickshelf.gateway.stream;

import io.clickshelf.contracts.event.Topic;
import io.clickshelf.gateway.GatewayProperties;
import io.clickshelf.gateway.store.DecisionRow;
import io.clickshelf.gateway.store.DecisionStore;
import io.clickshelf.platform.kafka.KafkaConfiguration;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Keeps every decision for the time that is set, a batch at a time; one that comes twice is kept once. */
@Component
final class DecisionListener {

    private static final Logger LOG = LoggerFactory.getLogger(DecisionListener.class);
    /** A sender's clock may be ahead, but not so far that partitions are made for other years. */
    private static final Duration AHEAD = Duration.ofDays(1);

    private final DecisionStore store;
    private final Duration retention;
    private final Clock clock;
    private final MeterRegistry meters;

    DecisionListener(DecisionStore store, GatewayProperties properties, Clock clock, MeterRegistry meters) {
        this.store = store;
        this.retention = properties.decisions().retention();
        this.clock = clock;
        this.meters = meters;
    }

    @KafkaListener(
            topics = Topic.Names.DECISION,
            properties = {KafkaConfiguration.FETCH_MANY, KafkaConfiguration.FETCH_WAIT})
    void on(List<ConsumerRecord<String, byte[]>> records) {
        Instant oldest = clock.instant().minus(retention);
        Instant newest = clock.instant().plus(AHEAD);
        SortedMap<String, DecisionRow> rows = new TreeMap<>();
        int unreadable = 0;
        for (ConsumerRecord<String, byte[]> record : records) {
            DecisionRow row = record.value() == null
                    ? null
                    : DecisionReader.read(record.value()).orElse(null);
            if (row == null || row.decidedAt().isAfter(newest)) {
                unreadable++;
            } else if (row.decidedAt().isAfter(oldest)) {
                rows.put(row.decisionId(), row);
            }
        }
        store.addAll(rows.values());
        if (unreadable > 0) {
            meters.counter("clickshelf.records.unreadable", "topic", Topic.Names.DECISION)
                    .increment(unreadable);
        }
    }

    @Scheduled(fixedDelayString = "1h", initialDelayString = "1m")
    void forget() {
        int days = store.forgetBefore(clock.instant().minus(retention));
        if (days > 0) {
            LOG.info("Decisions of {} days are older than {} and were deleted", days, retention);
        }
    }
}
