package io.clickshelf.forecasting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class ForecastingPropertiesTest {

    @Test
    void theDefaultsAreFrozen() {
        assertThat(new Binder(new MapConfigurationPropertySource(Map.of()))
                        .bindOrCreate("clickshelf.forecasting", ForecastingProperties.class))
                .isEqualTo(
                        new ForecastingProperties(1100, 28, 91, 2, Duration.ofMinutes(1), Duration.ofMinutes(10), ""));
    }
}
