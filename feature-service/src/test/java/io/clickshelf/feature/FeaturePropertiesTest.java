package io.clickshelf.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

class FeaturePropertiesTest {

    @Test
    void theDefaultsAreFrozen() {
        FeatureProperties defaults = new Binder(new MapConfigurationPropertySource(Map.of()))
                .bindOrCreate("clickshelf.feature", FeatureProperties.class);

        assertThat(defaults)
                .isEqualTo(new FeatureProperties(
                        Path.of("data/feature"),
                        "127.0.0.1",
                        1,
                        Duration.ofMillis(100),
                        Duration.ofSeconds(1),
                        Duration.ofHours(24),
                        DataSize.ofMegabytes(16),
                        DataSize.ofMegabytes(32),
                        0));
    }
}
