package io.clickshelf.logistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class LogisticsPropertiesTest {

    @Test
    void theDefaultsStayWhatTheReadmeSays() {
        LogisticsProperties properties = new Binder(new MapConfigurationPropertySource(Map.of()))
                .bindOrCreate("clickshelf.logistics", LogisticsProperties.class);
        assertThat(properties.stock())
                .isEqualTo(new LogisticsProperties.Stock(7, 1, 0.95, 0.6, 0, 0, 0, 0.5, 180, 0.2, 0.001));
        assertThat(properties.routes())
                .isEqualTo(new LogisticsProperties.Routes(
                        200,
                        60,
                        0.6,
                        25,
                        40,
                        1.3,
                        List.of(),
                        180,
                        180,
                        Duration.ofHours(9),
                        300,
                        2,
                        Duration.ofDays(7),
                        Duration.ofHours(24),
                        Duration.ofHours(36),
                        Duration.ofMinutes(15),
                        5,
                        Duration.ofDays(60),
                        false,
                        "EUR"));
        assertThat(properties.roads()).isEqualTo(new LogisticsProperties.Roads(null, 2000));
        assertThat(properties.warehouse())
                .isEqualTo(new LogisticsProperties.WarehouseDefaults(
                        Duration.ofDays(2), Duration.ofDays(90), 300, 40, 1, 0, false, true, 1));
        assertThat(properties.keepPlans()).isEqualTo(Duration.ofDays(90));
    }
}
