package io.clickshelf.recommendation.stream;

import io.clickshelf.contracts.event.ActionType;
import io.clickshelf.contracts.event.BehaviorEvent;
import io.clickshelf.contracts.event.OrderEvent;
import io.clickshelf.contracts.event.OrderEventType;
import io.clickshelf.contracts.event.Topic;
import io.clickshelf.platform.kafka.RecordReader;
import io.clickshelf.platform.registry.ModelRegistry;
import io.clickshelf.platform.time.EventClock;
import io.clickshelf.recommendation.store.InteractionRow;
import io.clickshelf.recommendation.store.Interactions;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/**
 * Keeps interactions as they happen. Orders are purchases; a purchase that a storefront also tells as an event is counted
 * by its own id, so that shops which send only one of both lose nothing.
 */
@Component
class InteractionListener {

    private final RecordReader reader;
    private final Interactions interactions;
    private final ModelRegistry models;
    private final EventClock clock;

    InteractionListener(RecordReader reader, Interactions interactions, ModelRegistry models, EventClock clock) {
        this.reader = reader;
        this.interactions = interactions;
        this.models = models;
        this.clock = clock;
    }

    @KafkaListener(topics = Topic.Names.USER_BEHAVIOR)
    void behavior(List<ConsumerRecord<String, byte[]>> records) {
        List<InteractionRow> rows = new ArrayList<>(records.size());
        for (BehaviorEvent event : reader.readAll(records, BehaviorEvent.class)) {
            InteractionRow row = row(event);
            if (row != null) {
                rows.add(row);
            }
        }
        keep(rows);
    }

    @KafkaListener(topics = Topic.Names.ORDER)
    void orders(List<ConsumerRecord<String, byte[]>> records) {
        List<InteractionRow> rows = new ArrayList<>();
        for (OrderEvent order : reader.readAll(records, OrderEvent.class)) {
            addLines(order, rows);
            clock.advanceTo(order.timestamp());
        }
        keep(rows);
    }

    private void keep(List<InteractionRow> rows) {
        int added = interactions.add(rows);
        if (added > 0) {
            models.dataArrived(RecommendationModel.NAME, added);
        }
    }

    /** Searches and impressions name no choice of the shopper's. */
    private static @Nullable InteractionRow row(BehaviorEvent event) {
        if (event.productId() == null || event.actionType() == ActionType.IMPRESSION) {
            return null;
        }
        String visit = event.sessionId() == null
                ? event.userId() + '@' + event.timestamp().getEpochSecond() / 86_400
                : event.sessionId();
        return new InteractionRow(
                event.identity(),
                event.userId(),
                event.productId(),
                event.actionType(),
                visit,
                event.sessionId(),
                event.timestamp());
    }

    /** Guests' orders count as one-off shoppers: their baskets teach what goes together. */
    private static void addLines(OrderEvent order, List<InteractionRow> rows) {
        ActionType action = order.type() == OrderEventType.PLACED ? ActionType.PURCHASE : ActionType.RETURN;
        String user = order.userId() == null ? "order:" + order.orderId() : order.userId();
        for (int line = 0; line < order.lines().size(); line++) {
            rows.add(new InteractionRow(
                    order.identity() + '#' + line,
                    user,
                    order.lines().get(line).productId(),
                    action,
                    order.orderId(),
                    null,
                    order.timestamp()));
        }
    }
}
