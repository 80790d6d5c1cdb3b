package io.clickshelf.allinone;

import io.clickshelf.feature.FeatureApplication;
import io.clickshelf.forecasting.ForecastingApplication;
import io.clickshelf.gateway.GatewayApplication;
import io.clickshelf.ingestion.IngestionApplication;
import io.clickshelf.logistics.LogisticsApplication;
import io.clickshelf.pricing.PricingApplication;
import io.clickshelf.recommendation.RecommendationApplication;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The seven applications that run in this JVM. */
enum HostedService {
    INGESTION(IngestionApplication.class),
    FEATURE(FeatureApplication.class),
    RECOMMENDATION(RecommendationApplication.class),
    FORECASTING(ForecastingApplication.class),
    PRICING(PricingApplication.class),
    LOGISTICS(LogisticsApplication.class),
    GATEWAY(GatewayApplication.class);

    private final Class<?> application;

    HostedService(Class<?> application) {
        this.application = application;
    }

    Class<?> application() {
        return application;
    }

    /** As in its configuration file and its property names. */
    String serviceName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Those that only the gateway speaks to. */
    static List<HostedService> inner() {
        return Arrays.stream(values()).filter(service -> service != GATEWAY).toList();
    }
}
