package io.clickshelf.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import io.clickshelf.contracts.pricing.PricingMode;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class PricingPropertiesTest {

    @Test
    void theDefaultsAreFrozen() {
        PricingProperties defaults = new Binder(new MapConfigurationPropertySource(Map.of()))
                .bindOrCreate("clickshelf.pricing", PricingProperties.class);

        assertThat(defaults)
                .isEqualTo(new PricingProperties(
                        PricingMode.REVIEW,
                        0,
                        .10,
                        .15,
                        .08,
                        .6,
                        0,
                        14,
                        .1,
                        .2,
                        Duration.ofDays(7),
                        400,
                        28,
                        0,
                        new PricingProperties.Offers(.1, "clickshelf", 28, 8, .4, .2, 7)));
    }
}
