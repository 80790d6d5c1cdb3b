package io.clickshelf.contracts.gateway;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A key as administrators see it.
 *
 * @param key the key itself: only in the answer that made it, and never to be had again
 */
public record KeyState(
        String id,
        String name,
        List<String> roles,
        Instant createdAt,
        String createdBy,
        @Nullable Instant expiresAt,
        @Nullable Integer requestsPerSecond,
        @Nullable String key) {}
