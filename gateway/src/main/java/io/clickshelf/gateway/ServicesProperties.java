package io.clickshelf.gateway;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where the services are.
 *
 * @param services by name: ingestion, feature, recommendation, forecasting, pricing, logistics
 */
@Validated
@ConfigurationProperties("clickshelf")
public record ServicesProperties(@NotEmpty Map<String, @Valid Address> services) {

    /**
     * @param url     where it answers; several, separated by commas, share the calls
     * @param timeout how long an answer may take
     */
    public record Address(
            @NotEmpty List<URI> url,
            @DefaultValue("10s") @NotNull Duration timeout) {}
}
