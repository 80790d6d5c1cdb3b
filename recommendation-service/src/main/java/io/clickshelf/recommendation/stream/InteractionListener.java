package io.clickshelf.recommendation.stream;

import io.clickshelf.contracts.event.BehaviorEvent;
import io.clickshelf.contracts.event.OrderEvent;
import io.clickshelf.contracts.event.Topic;
import io.clickshelf.platform.kafka.KafkaConfiguration;
import io.clickshelf.platform.kafka.RecordReader;
import io.clickshelf.platform.registry.ModelRegistry;
import io.clickshelf.recommendation.store.InteractionRow;
import io.clickshelf.recommendation.store.Interactions;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Stores interactions as they happen, and what came of answers, each once. */
@Component
class InteractionListener {

    private final RecordReader reader;
    private final Interactions interactions;
    private final FeedbackRows feedback;
    private final ModelRegistry models;

    InteractionListener(RecordReader reader, Interactions interactions, FeedbackRows feedback, ModelRegistry models) {
        this.reader = reader;
        this.interactions = interactions;
        this.feedback = feedback;
        this.models = models;
    }

    @KafkaListener(
            topics = Topic.Names.USER_BEHAVIOR,
            properties = {KafkaConfiguration.FETCH_MANY, KafkaConfiguration.FETCH_WAIT})
    void behavior(List<ConsumerRecord<String, byte[]>> records) {
        List<InteractionRow> rows = new ArrayList<>(records.size());
        List<BehaviorEvent> events = reader.readAll(records, BehaviorEvent.class);
        for (BehaviorEvent event : events) {
            InteractionRow row = InteractionRows.of(event);
            if (row != null) {
                rows.add(row);
            }
        }
        keep(rows);
        feedback.behavior(events);
    }

    @KafkaListener(topics = Topic.Names.ORDER)
    void orders(List<ConsumerRecord<String, byte[]>> records) {
        List<InteractionRow> rows = new ArrayList<>();
        List<OrderEvent> orders = reader.readAll(records, OrderEvent.class);
        for (OrderEvent order : orders) {
            rows.addAll(InteractionRows.of(order));
        }
        keep(rows);
        feedback.orders(orders);
    }

    private void keep(List<InteractionRow> rows) {
        int added = interactions.add(rows);
        if (added > 0) {
            models.dataArrived(RecommendationModel.NAME, added);
        }
    }
}
