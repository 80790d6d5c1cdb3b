package io.clickshelf.forecasting.stream;

import io.clickshelf.contracts.event.PromotionPlan;
import io.clickshelf.contracts.event.Topic;
import io.clickshelf.forecasting.store.PlannedPromotions;
import io.clickshelf.platform.kafka.RecordReader;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Keeps which promotions are planned; the forecast takes them up when it next keeps up. */
@Component
class PromotionPlanListener {

    private final RecordReader reader;
    private final PlannedPromotions promotions;

    PromotionPlanListener(RecordReader reader, PlannedPromotions promotions) {
        this.reader = reader;
        this.promotions = promotions;
    }

    @KafkaListener(topics = Topic.Names.PROMOTION_PLAN)
    void plans(List<ConsumerRecord<String, byte[]>> records) {
        Map<String, PromotionPlan> newest = new TreeMap<>();
        reader.readAll(records, PromotionPlan.class).forEach(plan -> newest.put(plan.productId(), plan));
        if (!newest.isEmpty()) {
            promotions.replace(newest.values());
        }
    }
}
