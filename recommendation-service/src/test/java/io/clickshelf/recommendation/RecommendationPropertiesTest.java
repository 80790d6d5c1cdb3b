package io.clickshelf.recommendation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class RecommendationPropertiesTest {

    @Test
    void theDefaultsAreFrozen() {
        assertThat(new Binder(new MapConfigurationPropertySource(Map.of()))
                        .bindOrCreate("clickshelf.recommendation", RecommendationProperties.class))
                .isEqualTo(new RecommendationProperties(
                        200,
                        Duration.ofMinutes(30),
                        20_000_000,
                        2,
                        0,
                        Integer.MAX_VALUE,
                        0.05,
                        new RecommendationProperties.Memory(400_000, Duration.ofMinutes(10)),
                        new RecommendationProperties.Feedback(Duration.ofDays(7), Duration.ofDays(90))));
    }
}
