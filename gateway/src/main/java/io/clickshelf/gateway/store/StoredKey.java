package io.clickshelf.gateway.store;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An API key without the key.
 *
 * @param hash SHA-256 of the key
 */
public record StoredKey(
        String id,
        String name,
        byte[] hash,
        List<String> roles,
        @Nullable Integer requestsPerSecond,
        Instant createdAt,
        String createdBy,
        @Nullable Instant expiresAt) {}
