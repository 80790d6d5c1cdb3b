package io.clickshelf.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class IngestionPropertiesTest {

    @Test
    void theDefaultsAreFrozen() {
        assertThat(new Binder(new MapConfigurationPropertySource(Map.of()))
                        .bindOrCreate("clickshelf.ingestion", IngestionProperties.class))
                .isEqualTo(new IngestionProperties(Path.of("data/ingestion"), 10_000, 500));
    }
}
