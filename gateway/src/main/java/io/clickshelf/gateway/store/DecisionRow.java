package io.clickshelf.gateway.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A decision as it is kept.
 *
 * @param record as it came, JSON
 */
public record DecisionRow(
        String decisionId,
        Instant decidedAt,
        String kind,
        @Nullable String subject,
        String record) {}
