package io.clickshelf.gateway;

import io.clickshelf.gateway.api.ProblemWriter;
import io.clickshelf.gateway.api.access.GatewaySecurity;
import io.clickshelf.gateway.api.proxy.BackendClient;
import io.clickshelf.gateway.api.proxy.Backends;
import io.clickshelf.gateway.api.proxy.HttpClientFactory;
import io.clickshelf.gateway.api.proxy.ShortCut;
import io.clickshelf.gateway.api.proxy.TraceHeaders;
import io.clickshelf.gateway.model.PublicRoutes;
import io.clickshelf.gateway.model.RouteTable;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import tools.jackson.databind.json.JsonMapper;

/** The gateway's wiring. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@EnableConfigurationProperties({GatewayProperties.class, ServicesProperties.class})
class GatewayConfiguration {

    @Bean
    RouteTable publicRoutes() {
        return PublicRoutes.table();
    }

    @Bean
    ProblemWriter problemWriter(JsonMapper json) {
        return new ProblemWriter(json);
    }

    @Bean
    SecurityFilterChain gatewaySecurityChain(HttpSecurity http, GatewaySecurity security) {
        return security.chain(http);
    }

    @Bean
    CloseableHttpClient serviceHttpClient(GatewayProperties properties) {
        return HttpClientFactory.create(properties.connectTimeout());
    }

    @Bean
    Backends backends(ServicesProperties services, GatewayProperties properties) {
        return new Backends(services, properties);
    }

    @Bean
    BackendClient backendClient(
            CloseableHttpClient serviceHttpClient, ObjectProvider<ShortCut> shortCut, MeterRegistry meters) {
        return new BackendClient(serviceHttpClient, shortCut.getIfAvailable(() -> ShortCut.NONE), meters);
    }

    @Bean
    TraceHeaders traceHeaders(ObjectProvider<Tracer> tracer, ObjectProvider<Propagator> propagator) {
        return new TraceHeaders(tracer, propagator);
    }
}
