package io.clickshelf.ingestion.stream;

import io.clickshelf.contracts.event.BehaviorEvent;
import io.clickshelf.contracts.event.ExternalEvent;
import io.clickshelf.contracts.event.Identified;
import io.clickshelf.contracts.event.InventoryRecord;
import io.clickshelf.contracts.event.OrderEvent;
import io.clickshelf.contracts.event.Product;
import io.clickshelf.contracts.event.Topic;
import java.util.Map;

/** Which events belong on which raw topic, and how an event gets its id. */
public final class RawEvents {

    static final Map<Topic, Class<? extends Identified>> TYPES = Map.of(
            Topic.USER_BEHAVIOR, BehaviorEvent.class,
            Topic.ORDER, OrderEvent.class,
            Topic.INVENTORY, InventoryRecord.class,
            Topic.EXTERNAL_DATA, ExternalEvent.class,
            Topic.CATALOG, Product.class);

    private RawEvents() {}

    public static Topic topicOf(Identified event) {
        return switch (event) {
            case BehaviorEvent behavior -> Topic.USER_BEHAVIOR;
            case OrderEvent order -> Topic.ORDER;
            case InventoryRecord record -> Topic.INVENTORY;
            case ExternalEvent external -> Topic.EXTERNAL_DATA;
            case Product product -> Topic.CATALOG;
        };
    }

    /** The event with its identity written into it, so that every reader counts by the same id. */
    public static Identified identified(Identified event) {
        if (event.eventId() != null) {
            return event;
        }
        String id = event.identity();
        return switch (event) {
            case BehaviorEvent behavior -> behavior.withEventId(id);
            case OrderEvent order -> order.withEventId(id);
            case InventoryRecord record -> record.withEventId(id);
            case ExternalEvent external -> external.withEventId(id);
            case Product product -> product.withEventId(id);
        };
    }
}
