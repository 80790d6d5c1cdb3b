package io.clickshelf.platform.registry;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When models are fitted again.
 *
 * @param quiet    how long no data must have come before a fit begins
 * @param latest   how long new data waits at most, however busy it is
 * @param interval least time between the end of a fit and the next, and at least four times what the fit took, unless the
 *                 data has doubled
 */
@ConfigurationProperties("clickshelf.models.training")
public record TrainingProperties(
        @DefaultValue("10s") Duration quiet,
        @DefaultValue("10m") Duration latest,
        @DefaultValue("1m") Duration interval) {}
