package io.clickshelf.ingestion.stream.imports;

import io.clickshelf.contracts.event.BehaviorEvent;
import io.clickshelf.contracts.event.ExternalEvent;
import io.clickshelf.contracts.event.Identified;
import io.clickshelf.contracts.event.InventoryRecord;
import io.clickshelf.contracts.event.OrderEvent;
import io.clickshelf.contracts.event.Product;
import io.clickshelf.ingestion.stream.RawEventPublisher;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Gathers the events of an import into batches; a batch is on the broker before the next is begun. */
final class EventSink {

    private final RawEventPublisher publisher;
    private final int batchSize;
    private final List<Identified> batch = new ArrayList<>();
    private final Map<String, Long> published = new TreeMap<>();

    EventSink(RawEventPublisher publisher, int batchSize) {
        this.publisher = publisher;
        this.batchSize = batchSize;
    }

    void add(Identified event) {
        batch.add(event);
    }

    boolean full() {
        return batch.size() >= batchSize;
    }

    void flush() {
        if (batch.isEmpty()) {
            return;
        }
        publisher.publish(batch);
        batch.forEach(event -> published.merge(name(event), 1L, Long::sum));
        batch.clear();
    }

    /** How many events are on the broker, by what they are. */
    Map<String, Long> published() {
        return new TreeMap<>(published);
    }

    private static String name(Identified event) {
        return switch (event) {
            case OrderEvent order -> "orders_" + order.type().json();
            case Product _ -> ImportKind.PRODUCTS.json();
            case InventoryRecord _ -> ImportKind.INVENTORY.json();
            case BehaviorEvent _ -> ImportKind.EVENTS.json();
            case ExternalEvent _ -> "external";
        };
    }
}
