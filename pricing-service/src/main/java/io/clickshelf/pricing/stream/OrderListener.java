package io.clickshelf.pricing.stream;

import io.clickshelf.contracts.event.OrderEvent;
import io.clickshelf.contracts.event.OrderEventType;
import io.clickshelf.contracts.event.OrderLine;
import io.clickshelf.contracts.event.Topic;
import io.clickshelf.platform.kafka.RecordReader;
import io.clickshelf.platform.registry.ModelRegistry;
import io.clickshelf.pricing.store.ShopperOrders;
import io.clickshelf.pricing.store.ShopperOrders.ShopperOrder;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Keeps when known shoppers ordered, and for how much. */
@Component
class OrderListener {

    private final RecordReader reader;
    private final ShopperOrders orders;
    private final ModelRegistry models;

    OrderListener(RecordReader reader, ShopperOrders orders, ModelRegistry models) {
        this.reader = reader;
        this.orders = orders;
        this.models = models;
    }

    @KafkaListener(topics = Topic.Names.ORDER)
    void orders(List<ConsumerRecord<String, byte[]>> records) {
        List<ShopperOrder> placed = new ArrayList<>();
        for (OrderEvent order : reader.readAll(records, OrderEvent.class)) {
            if (order.type() == OrderEventType.PLACED && order.userId() != null) {
                double value =
                        order.lines().stream().mapToDouble(OrderListener::value).sum();
                placed.add(new ShopperOrder(order.userId(), order.orderId(), order.timestamp(), value));
            }
        }
        int added = orders.add(placed);
        if (added > 0) {
            models.dataArrived(ReturnModel.NAME, added);
            models.dataArrived(TargetingModel.NAME, added);
        }
    }

    private static double value(OrderLine line) {
        return line.unitPrice() == null
                ? 0
                : line.quantity().multiply(line.unitPrice()).doubleValue();
    }
}
