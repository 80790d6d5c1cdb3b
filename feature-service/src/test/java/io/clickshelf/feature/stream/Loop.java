package io.clickshelf.feature.stream;

import io.clickshelf.contracts.event.BehaviorEvent;
import io.clickshelf.contracts.event.DemandRecord;
import io.clickshelf.contracts.event.Identified;
import io.clickshelf.contracts.event.InventoryRecord;
import io.clickshelf.contracts.event.OrderEvent;
import io.clickshelf.contracts.event.ProductFeatures;
import io.clickshelf.contracts.event.Topic;
import io.clickshelf.contracts.event.UserFeatures;
import io.clickshelf.contracts.json.Json;
import io.clickshelf.platform.kafka.RecordReader;
import io.clickshelf.platform.kafka.RecordTraces;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.jspecify.annotations.Nullable;

/** Both topologies, one after the other, with a clock that the test moves. */
final class Loop implements AutoCloseable {

    static final Duration DUPLICATE_WINDOW = Duration.ofHours(24);

    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final TopologyTestDriver shoppers;
    private final TopologyTestDriver products;

    Loop(Path directory, Instant now) {
        ShopperTopology first = new ShopperTopology(
                new RawReader(new RecordReader(meters), RecordTraces.OFF), new Home(1), DUPLICATE_WINDOW, meters);
        shoppers = new TopologyTestDriver(first.build(), properties(directory, "shoppers"), now);
        products = new TopologyTestDriver(ProductTopology.build(), properties(directory, "products"), now);
    }

    private static Properties properties(Path directory, String name) {
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, name);
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1");
        properties.put(StreamsConfig.STATE_DIR_CONFIG, directory.toString());
        return properties;
    }

    void send(Identified event) {
        Topic topic = switch (event) {
            case BehaviorEvent _ -> Topic.USER_BEHAVIOR;
            case OrderEvent _ -> Topic.ORDER;
            case InventoryRecord _ -> Topic.INVENTORY;
            default -> throw new IllegalArgumentException("Not read here: " + event);
        };
        send(topic, event.key(), Json.write(event));
    }

    void send(Topic topic, String key, byte[] value) {
        shoppers.createInputTopic(topic.topicName(), new StringSerializer(), new ByteArraySerializer())
                .pipeInput(key, value);
    }

    void wait(Duration duration) {
        shoppers.advanceWallClockTime(duration);
        products.advanceWallClockTime(duration);
    }

    /** What the topic says of each shopper; null of one who was forgotten. */
    Map<String, @Nullable UserFeatures> users() {
        Map<String, @Nullable UserFeatures> newest = new HashMap<>();
        output(shoppers, Topic.USER_FEATURE)
                .readKeyValuesToList()
                .forEach(record -> newest.put(
                        record.key, record.value == null ? null : Json.read(record.value, UserFeatures.class)));
        return newest;
    }

    Map<String, ProductFeatures> products() {
        handOver();
        Map<String, ProductFeatures> newest = new HashMap<>();
        output(products, Topic.PRODUCT_FEATURE)
                .readKeyValuesToList()
                .forEach(record -> newest.put(record.key, Json.read(record.value, ProductFeatures.class)));
        return newest;
    }

    List<DemandRecord> demand() {
        handOver();
        return output(products, Topic.DEMAND).readValuesToList().stream()
                .map(value -> Json.read(value, DemandRecord.class))
                .toList();
    }

    private void handOver() {
        for (String topic : List.of(FactTopics.PRODUCT, FactTopics.DEMAND)) {
            var input = products.createInputTopic(topic, new ByteArraySerializer(), new ByteArraySerializer());
            shoppers.createOutputTopic(topic, new ByteArrayDeserializer(), new ByteArrayDeserializer())
                    .readKeyValuesToList()
                    .forEach(record -> input.pipeInput(record.key, record.value));
        }
    }

    private static TestOutputTopic<String, byte[]> output(TopologyTestDriver driver, Topic topic) {
        return driver.createOutputTopic(topic.topicName(), new StringDeserializer(), new ByteArrayDeserializer());
    }

    @Override
    public void close() {
        shoppers.close();
        products.close();
    }
}
