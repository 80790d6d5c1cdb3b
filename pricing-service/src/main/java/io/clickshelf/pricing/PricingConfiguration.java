package io.clickshelf.pricing;

import io.clickshelf.platform.audit.Audit;
import io.clickshelf.platform.registry.Gate;
import io.clickshelf.platform.registry.ManagedModel;
import io.clickshelf.platform.registry.ModelRegistry;
import io.clickshelf.platform.time.EventClock;
import io.clickshelf.pricing.model.price.FittedResponse;
import io.clickshelf.pricing.model.price.PriceDecider;
import io.clickshelf.pricing.model.price.PricePolicy;
import io.clickshelf.pricing.model.promotion.FittedReturns;
import io.clickshelf.pricing.model.promotion.Targeting;
import io.clickshelf.pricing.store.SalesStore;
import io.clickshelf.pricing.store.ShopperOrders;
import io.clickshelf.pricing.stream.PriceResponseModel;
import io.clickshelf.pricing.stream.ReturnModel;
import io.clickshelf.pricing.stream.TargetingModel;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The wiring of the pricing-service. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PricingProperties.class)
class PricingConfiguration {

    private static final double TOLERANCE = 0.02;

    @Bean
    Audit audit(JdbcClient jdbc) {
        return new Audit(jdbc);
    }

    @Bean
    PriceDecider priceDecider() {
        return new PriceDecider(PricePolicy.defaults());
    }

    @Bean
    ManagedModel<FittedResponse> priceResponse(
            ModelRegistry registry, PriceResponseModel model, SalesStore sales, EventClock clock) {
        sales.newestDay()
                .map(day -> day.atTime(LocalTime.MAX).toInstant(ZoneOffset.UTC))
                .ifPresent(clock::advanceTo);
        return registry.register(PriceResponseModel.NAME, model, model, new Gate("log_error", false, TOLERANCE));
    }

    @Bean
    ManagedModel<FittedReturns> returnProbability(
            ModelRegistry registry, ReturnModel model, ShopperOrders orders, EventClock clock) {
        orders.newest().ifPresent(clock::advanceTo);
        return registry.register(ReturnModel.NAME, model, model, new Gate("log_loss", false, TOLERANCE));
    }

    @Bean
    ManagedModel<Targeting> targeting(ModelRegistry registry, TargetingModel model) {
        return registry.register(TargetingModel.NAME, model, model, new Gate(TargetingModel.PROFIT, true, TOLERANCE));
    }
}
