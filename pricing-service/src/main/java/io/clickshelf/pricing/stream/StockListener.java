package io.clickshelf.pricing.stream;

import io.clickshelf.contracts.event.ProductFeatures;
import io.clickshelf.contracts.event.Topic;
import io.clickshelf.platform.kafka.RecordReader;
import io.clickshelf.pricing.PricingProperties;
import io.clickshelf.pricing.store.StockStore;
import io.clickshelf.pricing.store.StockStore.StockLevel;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Keeps each product's stock, and has products whose stock moved priced anew. */
@Component
class StockListener {

    private final RecordReader reader;
    private final StockStore store;
    private final Repricer repricer;
    private final PricingProperties properties;

    StockListener(RecordReader reader, StockStore store, Repricer repricer, PricingProperties properties) {
        this.reader = reader;
        this.store = store;
        this.repricer = repricer;
        this.properties = properties;
    }

    @KafkaListener(topics = Topic.Names.PRODUCT_FEATURE)
    void features(List<ConsumerRecord<String, byte[]>> records) {
        List<StockLevel> levels = new ArrayList<>();
        for (ProductFeatures features : reader.readAll(records, ProductFeatures.class)) {
            if (!features.stock().isEmpty()) {
                BigDecimal units = features.stock().values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
                levels.add(new StockLevel(features.productId(), units));
            }
        }
        var unused = repricer.react(store.upsert(levels, properties.stockReaction()), "a change of its stock");
    }
}
