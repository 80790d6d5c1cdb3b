package io.clickshelf.ingestion;

import io.clickshelf.contracts.event.Product;
import io.clickshelf.contracts.event.Topic;
import io.clickshelf.platform.kafka.CompactedTable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.ConsumerFactory;

/** The wiring of the door. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IngestionProperties.class)
class IngestionConfiguration {

    @Bean
    CompactedTable<Product> catalog(ConsumerFactory<String, byte[]> consumers) {
        return new CompactedTable<>(Topic.CATALOG, Product.class, consumers);
    }
}
