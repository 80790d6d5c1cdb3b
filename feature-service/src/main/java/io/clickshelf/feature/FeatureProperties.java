package io.clickshelf.feature;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How the feature-service counts.
 *
 * @param stateDirectory  where the state lies; each replica needs its own. Lost, it is restored from the broker
 * @param advertisedHost  under which the other replicas reach this one
 * @param threads         per topology
 * @param shopperInterval how soon a shopper's action is in the profile
 * @param productInterval how often products and days that changed are published
 * @param duplicateWindow how long, at least, an action that is sent again is known as a duplicate; orders are known for good
 * @param cache           of changes not yet written, per topology
 * @param stateMemory     of all state on disk together: blocks read and writes not yet flushed
 * @param standbys        copies of the state that other replicas hold ready
 */
@Validated
@ConfigurationProperties("clickshelf.feature")
public record FeatureProperties(
        @NotNull @DefaultValue("data/feature") Path stateDirectory,
        @NotBlank @DefaultValue("127.0.0.1") String advertisedHost,
        @Min(1) @Max(64) @DefaultValue("1") int threads,
        @NotNull @DefaultValue("100ms") Duration shopperInterval,
        @NotNull @DefaultValue("1s") Duration productInterval,
        @NotNull @DefaultValue("24h") Duration duplicateWindow,
        @NotNull @DefaultValue("16MB") DataSize cache,
        @NotNull @DefaultValue("32MB") DataSize stateMemory,
        @Min(0) @Max(3) @DefaultValue("0") int standbys) {}
