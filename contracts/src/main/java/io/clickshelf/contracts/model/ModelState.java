package io.clickshelf.contracts.model;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A fitted model, as an operator sees it.
 *
 * @param name     of the model, e.g. {@code recommendation}
 * @param version  grows with each fit
 * @param champion whether it answers now
 * @param metrics  measured on its hold-out, e.g. {@code recall@20}; the same split as for the champion it was held against
 * @param reason   why it became champion, or why not
 */
public record ModelState(
        String name,
        long version,
        boolean champion,
        Instant fittedAt,
        @Nullable Instant promotedAt,
        long bytes,
        Map<String, Double> metrics,
        String reason) {}
