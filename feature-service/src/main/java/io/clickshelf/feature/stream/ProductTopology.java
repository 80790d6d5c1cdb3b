package io.clickshelf.feature.stream;

import io.clickshelf.contracts.event.Topic;
import io.clickshelf.contracts.json.Json;
import io.clickshelf.feature.model.DemandDay;
import io.clickshelf.feature.model.ProductState;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The second half: counts facts into products and days. Caches hold what changed until the commit, so that each product
 * and day is written, logged and published at most once per commit however many facts it took.
 *
 * <pre>
 * product-facts ─> counters ─> product-feature-topic
 * demand-facts ──> days ─────> demand-topic
 * </pre>
 */
public final class ProductTopology {

    public static final String PRODUCTS = "products";
    private static final String DAYS = "demand-days";

    private static final Serde<String> TEXT = Serdes.String();
    private static final Serde<byte[]> BYTES = Serdes.ByteArray();

    private ProductTopology() {}

    public static Topology build() {
        StreamsBuilder builder = new StreamsBuilder();
        products(builder);
        demand(builder);
        return builder.build();
    }

    private static void products(StreamsBuilder builder) {
        builder.addStateStore(ProductProcessor.store());
        builder.stream(FactTopics.PRODUCT, Consumed.with(TEXT, ProductFact.SERDE))
                .groupByKey(Grouped.with(TEXT, ProductFact.SERDE))
                .aggregate(
                        ProductState::new,
                        (product, fact, state) -> Products.add(fact, state),
                        Materialized.<String, ProductState, KeyValueStore<Bytes, byte[]>>as(PRODUCTS)
                                .withKeySerde(TEXT)
                                .withValueSerde(Products.SERDE)
                                .withCachingEnabled())
                .toStream()
                .processValues(ProductProcessor::new, ProductProcessor.STORE)
                .mapValues(Json::write)
                .to(Topic.PRODUCT_FEATURE.topicName(), Produced.with(TEXT, BYTES));
    }

    private static void demand(StreamsBuilder builder) {
        builder.stream(FactTopics.DEMAND, Consumed.with(DemandKey.SERDE, DemandFact.SERDE))
                .groupByKey(Grouped.with(DemandKey.SERDE, DemandFact.SERDE))
                .aggregate(
                        DemandDay::new,
                        (key, fact, day) -> Products.add(fact, day),
                        Materialized.<DemandKey, DemandDay, KeyValueStore<Bytes, byte[]>>as(DAYS)
                                .withKeySerde(DemandKey.SERDE)
                                .withValueSerde(Products.DEMAND_SERDE)
                                .withCachingEnabled())
                .toStream()
                .map((key, day) -> KeyValue.pair(key.productId(), Json.write(Products.record(key, day))))
                .to(Topic.DEMAND.topicName(), Produced.with(TEXT, BYTES));
    }
}
