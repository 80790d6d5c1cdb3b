package io.clickshelf.pricing.stream;

import io.clickshelf.contracts.event.Product;
import io.clickshelf.contracts.event.Topic;
import io.clickshelf.contracts.pricing.PriceCause;
import io.clickshelf.contracts.pricing.PricePoint;
import io.clickshelf.platform.kafka.RecordReader;
import io.clickshelf.pricing.store.CatalogStore;
import io.clickshelf.pricing.store.PriceHistory;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Keeps the catalogue; opens each product's price history with the catalogue's price, and follows when the catalogue changes it. */
@Component
class CatalogListener {

    private final RecordReader reader;
    private final CatalogStore catalog;
    private final PriceHistory history;
    private final PricePublisher publisher;
    private final Clock clock;

    CatalogListener(
            RecordReader reader, CatalogStore catalog, PriceHistory history, PricePublisher publisher, Clock clock) {
        this.reader = reader;
        this.catalog = catalog;
        this.history = history;
        this.publisher = publisher;
        this.clock = clock;
    }

    /** In a group of its own: the table came later than the history, and had to begin with the topic's first record. */
    @KafkaListener(topics = Topic.Names.CATALOG, groupId = "${spring.application.name}-catalog")
    void table(List<ConsumerRecord<String, byte[]>> records) {
        SequencedMap<String, @Nullable Product> newest = new TreeMap<>();
        for (ConsumerRecord<String, byte[]> record : records) {
            Product product = reader.read(record, Product.class);
            if (product != null) {
                newest.put(product.productId(), product);
            } else if (record.value() == null && record.key() != null) {
                newest.put(record.key(), null);
            }
        }
        catalog.upsert(newest);
    }

    @KafkaListener(topics = Topic.Names.CATALOG)
    void products(List<ConsumerRecord<String, byte[]>> records) {
        Map<String, PricePoint> newest = new TreeMap<>();
        for (Product product : reader.readAll(records, Product.class)) {
            BigDecimal price = product.price();
            if (price != null && price.signum() > 0) {
                newest.put(product.productId(), point(product, price));
            }
        }
        if (!newest.isEmpty() && !history.list(List.copyOf(newest.values())).isEmpty()) {
            publisher.publishWaiting();
        }
    }

    private PricePoint point(Product product, BigDecimal price) {
        return new PricePoint(
                product.productId(),
                null,
                price,
                null,
                product.currency(),
                clock.instant(),
                PriceCause.CATALOG,
                "catalog",
                null,
                null,
                null,
                List.of("The catalogue lists this price."));
    }
}
