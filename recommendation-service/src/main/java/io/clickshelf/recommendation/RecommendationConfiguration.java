package io.clickshelf.recommendation;

import io.clickshelf.contracts.event.PriceRecord;
import io.clickshelf.contracts.event.Product;
import io.clickshelf.contracts.event.ProductFeatures;
import io.clickshelf.contracts.event.Topic;
import io.clickshelf.platform.audit.Audit;
import io.clickshelf.platform.kafka.CompactedTable;
import io.clickshelf.platform.notification.Notifications;
import io.clickshelf.platform.registry.Gate;
import io.clickshelf.platform.registry.ManagedModel;
import io.clickshelf.platform.registry.ModelRegistry;
import io.clickshelf.platform.time.EventClock;
import io.clickshelf.recommendation.model.FittedShop;
import io.clickshelf.recommendation.store.Interactions;
import io.clickshelf.recommendation.store.Shelf;
import io.clickshelf.recommendation.stream.ContentShelf;
import io.clickshelf.recommendation.stream.RecommendationModel;
import java.sql.Timestamp;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.ConsumerFactory;

/** The wiring of the recommendation-service. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RecommendationProperties.class)
class RecommendationConfiguration {

    private static final double TOLERANCE = 0.02;

    @Bean
    Audit audit(JdbcClient jdbc) {
        return new Audit(jdbc);
    }

    @Bean
    Notifications changes(DataSource source, JdbcClient jdbc) {
        return new Notifications(source, jdbc);
    }

    @Bean
    CompactedTable<Product> catalog(ConsumerFactory<String, byte[]> consumers, Shelf shelf, ContentShelf content) {
        return new CompactedTable<>(Topic.CATALOG, Product.class, consumers, (productId, product) -> {
            shelf.listed(productId, product);
            content.changed(productId, product);
        });
    }

    @Bean
    CompactedTable<ProductFeatures> productFeatures(ConsumerFactory<String, byte[]> consumers, Shelf shelf) {
        return new CompactedTable<>(Topic.PRODUCT_FEATURE, ProductFeatures.class, consumers, shelf::counted);
    }

    @Bean
    CompactedTable<PriceRecord> prices(ConsumerFactory<String, byte[]> consumers, Shelf shelf) {
        return new CompactedTable<>(Topic.PRICE, PriceRecord.class, consumers, shelf::priced);
    }

    @Bean
    ManagedModel<FittedShop> shopModel(
            ModelRegistry registry, RecommendationModel model, Interactions interactions, EventClock clock) {
        interactions.newestPurchase().map(Timestamp::toInstant).ifPresent(clock::advanceTo);
        return registry.register(RecommendationModel.NAME, model, model, new Gate("ndcg@20", true, TOLERANCE));
    }
}
