package io.clickshelf.pricing.stream;

import io.clickshelf.contracts.event.PriceRecord;
import io.clickshelf.contracts.event.Topic;
import io.clickshelf.contracts.pricing.PricePoint;
import io.clickshelf.platform.kafka.EventPublisher;
import io.clickshelf.pricing.store.PriceHistory;
import io.clickshelf.pricing.store.WebhookStore;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Brings prices in force to the topic, in order: at once, and if the broker is away, once it is back. */
@Component
public class PricePublisher {

    private static final Logger LOG = LoggerFactory.getLogger(PricePublisher.class);
    private static final int BATCH = 500;

    private final PriceHistory history;
    private final EventPublisher publisher;
    private final WebhookStore webhooks;
    private final Clock clock;

    PricePublisher(PriceHistory history, EventPublisher publisher, WebhookStore webhooks, Clock clock) {
        this.history = history;
        this.publisher = publisher;
        this.webhooks = webhooks;
        this.clock = clock;
    }

    /** Publishes what is waiting; what can't be stays and is tried again. */
    @Scheduled(fixedDelayString = "${clickshelf.pricing.republish:2s}")
    public void publishWaiting() {
        try {
            int published;
            do {
                published = history.drain(BATCH, this::publish);
            } while (published == BATCH);
        } catch (CompletionException e) {
            LOG.warn("Prices in force could not be written to the topic and are tried again: {}", e.toString());
        }
    }

    /** Within the transaction that empties the outbox, so that each goes to every webhook exactly once. */
    private void publish(List<PricePoint> points) {
        Map<String, PriceRecord> events = new LinkedHashMap<>();
        for (PricePoint point : points) {
            events.put(
                    "price:" + point.productId() + ':' + point.effectiveFrom().toEpochMilli(), toRecord(point));
        }
        webhooks.add(WebhookStore.PRICE, events, clock.instant());
        publisher
                .publishAll(
                        Topic.PRICE,
                        points.stream().map(PricePublisher::toRecord).toList(),
                        PriceRecord::productId)
                .join();
    }

    private static PriceRecord toRecord(PricePoint point) {
        return new PriceRecord(
                point.productId(),
                point.price(),
                point.previousPrice(),
                point.currency(),
                point.effectiveFrom(),
                Objects.requireNonNullElse(point.decisionId(), ""),
                Objects.requireNonNullElse(point.modelVersion(), Pricer.NO_MODEL),
                point.reasons());
    }
}
