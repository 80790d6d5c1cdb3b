package io.clickshelf.logistics;

import io.clickshelf.contracts.event.ForecastRecord;
import io.clickshelf.contracts.event.PriceRecord;
import io.clickshelf.contracts.event.Product;
import io.clickshelf.contracts.event.Topic;
import io.clickshelf.platform.kafka.CompactedTable;
import io.clickshelf.platform.notification.Notifications;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.ConsumerFactory;

/** The wiring of the logistics-service. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LogisticsProperties.class)
class LogisticsConfiguration {

    @Bean
    Notifications changes(DataSource source, JdbcClient jdbc) {
        return new Notifications(source, jdbc);
    }

    @Bean
    CompactedTable<Product> catalog(ConsumerFactory<String, byte[]> consumers) {
        return new CompactedTable<>(Topic.CATALOG, Product.class, consumers);
    }

    @Bean
    CompactedTable<PriceRecord> prices(ConsumerFactory<String, byte[]> consumers) {
        return new CompactedTable<>(Topic.PRICE, PriceRecord.class, consumers);
    }

    @Bean
    CompactedTable<ForecastRecord> forecasts(ConsumerFactory<String, byte[]> consumers) {
        return new CompactedTable<>(Topic.FORECAST, ForecastRecord.class, consumers);
    }
}
