package io.clickshelf.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

class GatewayPropertiesTest {

    @Test
    void theDefaultsStayAsTheyAre() {
        GatewayProperties properties = new Binder(new MapConfigurationPropertySource(Map.of()))
                .bindOrCreate("clickshelf.gateway", GatewayProperties.class);
        assertThat(properties)
                .isEqualTo(new GatewayProperties(
                        Map.of(),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(1),
                        new GatewayProperties.Oidc(null, null, "roles"),
                        new GatewayProperties.Limits(
                                20_000,
                                2,
                                DataSize.ofMegabytes(16),
                                DataSize.ofGigabytes(4),
                                DataSize.ofKilobytes(500),
                                Duration.ofMinutes(10),
                                128,
                                Duration.ofSeconds(1)),
                        new GatewayProperties.Cors(List.of("*"), List.of()),
                        new GatewayProperties.Breaker(50, 20, Duration.ofSeconds(3)),
                        new GatewayProperties.Decisions(Duration.ofDays(30)),
                        new GatewayProperties.Metrics(false)));
    }
}
