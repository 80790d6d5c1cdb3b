package io.clickshelf.contracts.ingestion;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A record that could not be read.
 *
 * @param reason    what is wrong with it
 * @param topic     where it came from, with {@code partition} and {@code offset}
 * @param value     the record as it came; as text, as far as it is text
 */
public record DeadLetter(
        String reason,
        String topic,
        int partition,
        long offset,
        @Nullable String key,
        String value,
        Instant rejectedAt) {}
