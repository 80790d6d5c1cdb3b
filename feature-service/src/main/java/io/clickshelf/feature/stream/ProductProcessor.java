package io.clickshelf.feature.stream;

import io.clickshelf.contracts.event.ProductFeatures;
import io.clickshelf.feature.model.ProductState;
import java.util.Objects;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/**
 * Turns a changed product into its features. Conversion is shrunk to the mean of the shop, of which every partition knows
 * its own, random share of the products.
 */
final class ProductProcessor extends ContextualFixedKeyProcessor<String, ProductState, ProductFeatures> {

    static final String STORE = "product-conversion";
    /** No product is named so: it would be blank. */
    static final String SHOP = "";

    private @Nullable KeyValueStore<String, ViewsAndPurchases> counted;

    static StoreBuilder<KeyValueStore<String, ViewsAndPurchases>> store() {
        return Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(STORE), Serdes.String(), ViewsAndPurchases.SERDE)
                .withCachingEnabled();
    }

    @Override
    public void init(FixedKeyProcessorContext<String, ProductFeatures> context) {
        super.init(context);
        counted = context.getStateStore(STORE);
    }

    @Override
    public void process(FixedKeyRecord<String, ProductState> record) {
        ProductState state = record.value();
        ViewsAndPurchases shop = update(record.key(), ViewsAndPurchases.of(state));
        context().forward(record.withValue(Products.features(record.key(), state, shop)));
    }

    private ViewsAndPurchases update(String productId, ViewsAndPurchases now) {
        KeyValueStore<String, ViewsAndPurchases> store = Objects.requireNonNull(counted);
        ViewsAndPurchases before = known(store, productId);
        ViewsAndPurchases shop = known(store, SHOP);
        if (now.equals(before)) {
            return shop;
        }
        ViewsAndPurchases changed = shop.plus(now).minus(before);
        store.put(productId, now);
        store.put(SHOP, changed);
        return changed;
    }

    private static ViewsAndPurchases known(KeyValueStore<String, ViewsAndPurchases> store, String key) {
        return Objects.requireNonNullElse(store.get(key), ViewsAndPurchases.NONE);
    }
}
