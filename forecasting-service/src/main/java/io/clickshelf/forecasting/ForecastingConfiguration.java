package io.clickshelf.forecasting;

import io.clickshelf.contracts.event.Product;
import io.clickshelf.contracts.event.Topic;
import io.clickshelf.forecasting.model.demand.DemandForecastModel;
import io.clickshelf.forecasting.store.DemandStore;
import io.clickshelf.forecasting.stream.Brands;
import io.clickshelf.forecasting.stream.DemandModel;
import io.clickshelf.platform.kafka.CompactedTable;
import io.clickshelf.platform.registry.Gate;
import io.clickshelf.platform.registry.ManagedModel;
import io.clickshelf.platform.registry.ModelRegistry;
import io.clickshelf.platform.time.EventClock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.ConsumerFactory;

/** The wiring of the forecasting-service. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ForecastingProperties.class)
class ForecastingConfiguration {

    private static final double TOLERANCE = 0.1;

    @Bean
    Brands brands() {
        return new Brands();
    }

    /** What products are; for brands, categories and likes. */
    @Bean
    CompactedTable<Product> catalog(ConsumerFactory<String, byte[]> consumers, Brands brands) {
        return new CompactedTable<>(Topic.CATALOG, Product.class, consumers, brands::changed);
    }

    @Bean
    ManagedModel<DemandForecastModel> demandForecasts(
            ModelRegistry registry, DemandModel model, DemandStore store, EventClock clock) {
        store.newestDay(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC))
                .map(day -> day.atTime(LocalTime.MAX).toInstant(ZoneOffset.UTC))
                .ifPresent(clock::advanceTo);
        return registry.register(DemandModel.NAME, model, model, new Gate("pinball", false, TOLERANCE));
    }
}
