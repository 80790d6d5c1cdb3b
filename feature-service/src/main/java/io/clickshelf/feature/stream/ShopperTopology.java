package io.clickshelf.feature.stream;

import io.clickshelf.contracts.event.Topic;
import io.clickshelf.contracts.json.Json;
import io.clickshelf.feature.model.ShopperProfile;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Branched;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The first half: reads the raw topics, lets each event pass once, keeps the shoppers' profiles, and hands on facts under
 * the keys that {@link ProductTopology} counts by.
 *
 * <pre>
 * user-behavior ─ at home? ──yes──┐
 *                    └─no─> user-facts ─> counted before? ─> profile ─> user-feature-topic
 * order ─ counted before? ──────^  │             └─────────> product-facts
 *                    └─────────────┴─> product-facts, demand-facts
 * inventory ───────────────────────────^
 * erasure ─> user-facts
 * </pre>
 */
public final class ShopperTopology {

    public static final String PROFILES = "shopper-profiles";

    private static final Serde<String> TEXT = Serdes.String();
    private static final Serde<byte[]> BYTES = Serdes.ByteArray();

    private final RawReader reader;
    private final Home home;
    private final Duration duplicateWindow;
    private final MeterRegistry meters;

    public ShopperTopology(RawReader reader, Home home, Duration duplicateWindow, MeterRegistry meters) {
        this.reader = reader;
        this.home = home;
        this.duplicateWindow = duplicateWindow;
        this.meters = meters;
    }

    public Topology build() {
        StreamsBuilder builder = new StreamsBuilder();
        profiles(builder);
        orders(builder);
        inventory(builder);
        erasures(builder);
        return builder.build();
    }

    private void profiles(StreamsBuilder builder) {
        Map<String, KStream<String, BehaviorProcessor.Arrived>> arrived = builder.stream(
                        Topic.USER_BEHAVIOR.topicName(), Consumed.with(TEXT, BYTES))
                .processValues(() -> new BehaviorProcessor(reader, home))
                .split(Named.as("behavior-"))
                .branch((key, behavior) -> behavior.home(), Branched.as("home"))
                .defaultBranch(Branched.as("away"));
        stream(arrived, "behavior-away")
                .map((key, behavior) -> KeyValue.pair(behavior.fact().userId(), (UserFact) behavior.fact()))
                .to(FactTopics.USER, Produced.with(TEXT, UserFact.SERDE));

        builder.addStateStore(DeduplicationProcessor.store(duplicateWindow));
        Counter duplicates = duplicates(Topic.USER_BEHAVIOR);
        KStream<String, UserFact> facts = stream(arrived, "behavior-home")
                .mapValues(behavior -> (UserFact) behavior.fact())
                .merge(builder.stream(FactTopics.USER, Consumed.with(TEXT, UserFact.SERDE)))
                .processValues(
                        () -> new DeduplicationProcessor(duplicateWindow, duplicates), DeduplicationProcessor.STORE);
        facts.mapValues(Facts::product)
                .filter((user, product) -> product != null)
                .map((user, product) -> product)
                .to(FactTopics.PRODUCT, Produced.with(TEXT, ProductFact.SERDE));
        facts.groupByKey(Grouped.with(TEXT, UserFact.SERDE))
                .aggregate(
                        ShopperProfile::new,
                        (user, fact, profile) -> Profiles.add(fact, profile),
                        Materialized.<String, ShopperProfile, KeyValueStore<Bytes, byte[]>>as(PROFILES)
                                .withKeySerde(TEXT)
                                .withValueSerde(Profiles.SERDE)
                                .withCachingEnabled())
                .toStream()
                .mapValues((user, profile) -> profile == null ? null : Json.write(Profiles.features(user, profile)))
                .to(Topic.USER_FEATURE.topicName(), Produced.with(TEXT, BYTES));
    }

    private void orders(StreamsBuilder builder) {
        builder.addStateStore(OrderProcessor.store());
        Counter duplicates = duplicates(Topic.ORDER);
        KStream<String, OrderProcessor.Counted> orders = builder.stream(
                        Topic.ORDER.topicName(), Consumed.with(TEXT, BYTES))
                .processValues(() -> new OrderProcessor(reader, duplicates), OrderProcessor.STORE);
        orders.mapValues(Facts::user)
                .filter((order, user) -> user != null)
                .map((order, user) -> user)
                .to(FactTopics.USER, Produced.with(TEXT, UserFact.SERDE));
        orders.flatMap((order, counted) -> Facts.products(counted))
                .to(FactTopics.PRODUCT, Produced.with(TEXT, ProductFact.SERDE));
        orders.flatMap((order, counted) -> Facts.demand(counted))
                .to(FactTopics.DEMAND, Produced.with(DemandKey.SERDE, DemandFact.SERDE));
    }

    private void inventory(StreamsBuilder builder) {
        var levels = builder.stream(Topic.INVENTORY.topicName(), Consumed.with(TEXT, BYTES))
                .processValues(() -> new InventoryProcessor(reader));
        levels.map((key, level) -> Facts.product(level)).to(FactTopics.PRODUCT, Produced.with(TEXT, ProductFact.SERDE));
        levels.filter((key, level) -> level.stockLevel().signum() == 0)
                .map((key, level) -> Facts.stockedOut(level))
                .to(FactTopics.DEMAND, Produced.with(DemandKey.SERDE, DemandFact.SERDE));
    }

    /** By way of the facts, so that what was heard of the shopper before is forgotten too. */
    private void erasures(StreamsBuilder builder) {
        builder.stream(Topic.ERASURE.topicName(), Consumed.with(TEXT, BYTES))
                .processValues(() -> new ErasureProcessor(reader))
                .map((key, erased) -> KeyValue.pair(erased.userId(), (UserFact) erased))
                .to(FactTopics.USER, Produced.with(TEXT, UserFact.SERDE));
    }

    private Counter duplicates(Topic topic) {
        return Counter.builder("clickshelf.events.duplicate")
                .description("Events that had been counted before")
                .tag("topic", topic.topicName())
                .register(meters);
    }

    private static <V> KStream<String, V> stream(Map<String, KStream<String, V>> branches, String name) {
        return Objects.requireNonNull(branches.get(name));
    }
}
