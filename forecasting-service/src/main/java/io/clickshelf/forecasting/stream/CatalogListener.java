package io.clickshelf.forecasting.stream;

import io.clickshelf.contracts.event.Product;
import io.clickshelf.contracts.event.Topic;
import io.clickshelf.forecasting.store.ListedProducts;
import io.clickshelf.platform.kafka.RecordReader;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Keeps what the catalogue says of the products. */
@Component
class CatalogListener {

    private final RecordReader reader;
    private final ListedProducts products;

    CatalogListener(RecordReader reader, ListedProducts products) {
        this.reader = reader;
        this.products = products;
    }

    /** In a group of its own: the table came later than the service, and has to begin with the topic's first record. */
    @KafkaListener(topics = Topic.Names.CATALOG, groupId = "${spring.application.name}-catalog")
    void products(List<ConsumerRecord<String, byte[]>> records) {
        Map<String, Product> newest = new TreeMap<>();
        reader.readAll(records, Product.class).forEach(product -> newest.put(product.productId(), product));
        products.upsert(newest.values());
    }
}
