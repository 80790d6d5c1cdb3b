package io.clickshelf.recommendation.stream;

import io.clickshelf.contracts.event.BehaviorEvent;
import io.clickshelf.contracts.event.ErasureRecord;
import io.clickshelf.contracts.event.InventoryRecord;
import io.clickshelf.contracts.event.OrderEvent;
import io.clickshelf.contracts.event.Topic;
import io.clickshelf.platform.kafka.RecordReader;
import io.clickshelf.platform.kafka.TopicFollower;
import io.clickshelf.platform.time.EventClock;
import io.clickshelf.recommendation.store.InteractionRow;
import io.clickshelf.recommendation.store.Shelf;
import io.clickshelf.recommendation.store.Shoppers;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.stereotype.Component;

/** Lets this replica's memory see all that happens, also what other replicas store; and stock levels as they are reported. */
@Component
class ShopperTail implements SmartLifecycle {

    private final RecordReader reader;
    private final Shoppers shoppers;
    private final FinishedVisits visits;
    private final Shelf shelf;
    private final EventClock clock;
    private final TopicFollower tail;

    ShopperTail(
            Shoppers shoppers,
            FinishedVisits visits,
            Shelf shelf,
            EventClock clock,
            ConsumerFactory<String, byte[]> consumers) {
        // What can't be read is counted by the listener that stores.
        this.reader = new RecordReader(new SimpleMeterRegistry());
        this.shoppers = shoppers;
        this.visits = visits;
        this.clock = clock;
        this.shelf = shelf;
        this.tail = new TopicFollower(
                "tail",
                List.of(Topic.USER_BEHAVIOR, Topic.ORDER, Topic.INVENTORY, Topic.ERASURE),
                consumers,
                new FromTheStored());
    }

    /** What lies before what the group has committed is in the database, stock of before in the products' features. */
    private final class FromTheStored implements TopicFollower.Reader {

        @Override
        public void begin(Consumer<String, byte[]> consumer, List<TopicPartition> partitions) {
            Map<TopicPartition, OffsetAndMetadata> committed = consumer.committed(Set.copyOf(partitions));
            for (TopicPartition partition : partitions) {
                OffsetAndMetadata stored = committed.get(partition);
                if (stored != null) {
                    consumer.seek(partition, stored);
                } else if (Topic.Names.INVENTORY.equals(partition.topic())) {
                    consumer.seekToEnd(List.of(partition));
                } else {
                    consumer.seekToBeginning(List.of(partition));
                }
            }
            shoppers.missed();
        }

        @Override
        public void read(ConsumerRecord<String, byte[]> record) {
            switch (record.topic()) {
                case Topic.Names.USER_BEHAVIOR -> behavior(record);
                case Topic.Names.ORDER -> order(record);
                case Topic.Names.ERASURE -> erasure(record);
                default -> inventory(record);
            }
        }

        /** From now on everything will be seen: only then may the database be asked. */
        @Override
        public boolean ready(Consumer<String, byte[]> consumer) {
            return true;
        }
    }

    private void behavior(ConsumerRecord<String, byte[]> record) {
        BehaviorEvent event = reader.read(record, BehaviorEvent.class);
        InteractionRow row = event == null ? null : InteractionRows.of(event);
        if (row != null) {
            shoppers.saw(row);
            visits.clicked(row);
        }
    }

    private void erasure(ConsumerRecord<String, byte[]> record) {
        ErasureRecord erasure = reader.read(record, ErasureRecord.class);
        if (erasure != null) {
            visits.forget(erasure.userId());
        }
    }

    private void inventory(ConsumerRecord<String, byte[]> record) {
        InventoryRecord level = reader.read(record, InventoryRecord.class);
        if (level != null) {
            shelf.stocked(level);
        }
    }

    private void order(ConsumerRecord<String, byte[]> record) {
        OrderEvent order = reader.read(record, OrderEvent.class);
        if (order != null) {
            List<InteractionRow> lines = InteractionRows.of(order);
            if (order.userId() != null) { // nobody asks for a guest again
                lines.forEach(shoppers::saw);
            }
            visits.ordered(lines);
            clock.advanceTo(order.timestamp());
        }
    }

    @Override
    public void start() {
        tail.start();
    }

    @Override
    public void stop() {
        tail.stop();
    }

    @Override
    public boolean isRunning() {
        return tail.isRunning();
    }

    /** Before the web server. */
    @Override
    public int getPhase() {
        return 0;
    }
}
