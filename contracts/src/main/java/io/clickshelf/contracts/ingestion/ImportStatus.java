package io.clickshelf.contracts.ingestion;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How an import stands. Accepted and rejected add up to the lines read.
 *
 * @param state         waiting, running, done or failed
 * @param progress      part of the file read, 0 to 1
 * @param linesRead     rows of data; the header is none
 * @param rejectReasons lines by reason
 * @param events        what was published of the accepted lines, by what it is
 * @param message       why it failed
 */
public record ImportStatus(
        String id,
        String kind,
        String mapping,
        String fileName,
        String state,
        double progress,
        long linesRead,
        long accepted,
        long rejected,
        Map<String, Long> rejectReasons,
        Map<String, Long> events,
        @Nullable String message,
        Instant createdAt,
        @Nullable Instant finishedAt) {}
