package io.clickshelf.ingestion.store;

import java.util.Map;

/**
 * How far an import has come: accepted + rejected = lines read.
 *
 * @param bytesRead     of the file as it was sent, compressed or not
 * @param rejectReasons lines by reason
 * @param events        published, by what they are: placed, cancelled, returned, products, …
 */
public record ImportCounts(
        long bytesRead,
        long linesRead,
        long accepted,
        long rejected,
        Map<String, Long> rejectReasons,
        Map<String, Long> events) {}
