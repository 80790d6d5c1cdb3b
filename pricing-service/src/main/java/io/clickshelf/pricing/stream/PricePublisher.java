package io.clickshelf.pricing.stream;

import io.clickshelf.contracts.event.ChannelPriceRecord;
import io.clickshelf.contracts.event.PriceRecord;
import io.clickshelf.contracts.event.Topic;
import io.clickshelf.contracts.json.Json;
import io.clickshelf.contracts.pricing.PriceCause;
import io.clickshelf.contracts.pricing.PricePoint;
import io.clickshelf.platform.kafka.EventPublisher;
import io.clickshelf.pricing.store.PriceHistory;
import io.clickshelf.pricing.store.WebhookStore;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

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
        Map<String, PriceRecord> own = new LinkedHashMap<>();
        Map<String, Object> told = new LinkedHashMap<>();
        List<ProducerRecord<String, byte[]>> channels = new ArrayList<>();
        for (PricePoint point : points) {
            String at = ":" + point.effectiveFrom().toEpochMilli();
            if (point.channel() == null) {
                own.put("price:" + point.productId() + at, toRecord(point));
            } else {
                ChannelPriceRecord price = toRecord(point, point.channel());
                boolean follows = point.cause() == PriceCause.FOLLOW;
                told.put("price:" + price.key() + at, follows ? followingShop(price) : price);
                channels.add(new ProducerRecord<>(
                        Topic.CHANNEL_PRICE.topicName(), price.key(), follows ? null : Json.write(price)));
            }
        }
        webhooks.add(WebhookStore.PRICE, own, clock.instant());
        webhooks.add(WebhookStore.CHANNEL_PRICE, told, clock.instant());
        publisher
                .publishAll(Topic.PRICE, List.copyOf(own.values()), PriceRecord::productId)
                .join();
        publisher.publishAll(channels).join();
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

    /** A receiver that does not know of it has the price of this moment. */
    private static ObjectNode followingShop(ChannelPriceRecord price) {
        return Json.mapper().<ObjectNode>valueToTree(price).put("followsShop", true);
    }

    private static ChannelPriceRecord toRecord(PricePoint point, String channel) {
        PriceRecord own = toRecord(point);
        return new ChannelPriceRecord(
                channel,
                own.productId(),
                own.price(),
                own.previousPrice(),
                own.currency(),
                own.effectiveFrom(),
                own.decisionId(),
                own.modelVersion(),
                own.reasons());
    }
}
