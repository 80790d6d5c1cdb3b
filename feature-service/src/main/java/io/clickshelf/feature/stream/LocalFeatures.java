package io.clickshelf.feature.stream;

import io.clickshelf.contracts.event.ProductFeatures;
import io.clickshelf.contracts.event.UserFeatures;
import io.clickshelf.feature.model.ProductState;
import io.clickshelf.feature.model.ShopperProfile;
import java.util.Objects;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/** Reads features from this replica's state; newer than the last commit, and so than the topics. */
public final class LocalFeatures {

    private LocalFeatures() {}

    public static @Nullable UserFeatures user(KafkaStreams streams, int partition, String userId) {
        ShopperProfile profile = LocalFeatures.<ShopperProfile>store(streams, ShopperTopology.PROFILES, partition)
                .get(userId);
        return profile == null ? null : Profiles.features(userId, profile);
    }

    public static @Nullable ProductFeatures product(KafkaStreams streams, int partition, String productId) {
        ProductState state = LocalFeatures.<ProductState>store(streams, ProductTopology.PRODUCTS, partition)
                .get(productId);
        if (state == null) {
            return null;
        }
        ViewsAndPurchases shop = LocalFeatures.<ViewsAndPurchases>store(streams, ProductProcessor.STORE, partition)
                .get(ProductProcessor.SHOP);
        return Products.features(productId, state, Objects.requireNonNullElse(shop, ViewsAndPurchases.NONE));
    }

    private static <V> ReadOnlyKeyValueStore<String, V> store(KafkaStreams streams, String name, int partition) {
        return streams.store(StoreQueryParameters.fromNameAndType(name, QueryableStoreTypes.<String, V>keyValueStore())
                .withPartition(partition));
    }
}
