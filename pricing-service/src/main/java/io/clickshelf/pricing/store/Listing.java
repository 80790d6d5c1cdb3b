package io.clickshelf.pricing.store;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A product in a channel.
 *
 * @param channel null for the shop's own
 */
public record Listing(String productId, @Nullable String channel) {

    /** As tables keep a channel: a part of a key can't be null. */
    static String column(@Nullable String channel) {
        return Objects.requireNonNullElse(channel, "");
    }

    /** The reverse of {@link #column(String)}. */
    static @Nullable String channel(String column) {
        return column.isEmpty() ? null : column;
    }

    String column() {
        return column(channel);
    }
}
