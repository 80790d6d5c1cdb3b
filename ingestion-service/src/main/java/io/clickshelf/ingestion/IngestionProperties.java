package io.clickshelf.ingestion;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the door is set up.
 *
 * @param directory       where uploaded files, mappings and rejects are kept; every replica that imports needs its own
 * @param largestBatch    events in one request
 * @param importBatch     events that an import sends before it waits for the broker
 */
@Validated
@ConfigurationProperties("clickshelf.ingestion")
public record IngestionProperties(
        @NotNull @DefaultValue("data/ingestion") Path directory,
        @Min(1) @Max(100_000) @DefaultValue("10000") int largestBatch,
        @Min(1) @Max(100_000) @DefaultValue("500") int importBatch) {}
