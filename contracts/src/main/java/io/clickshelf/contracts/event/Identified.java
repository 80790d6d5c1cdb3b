package io.clickshelf.contracts.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A raw event. Its effect is counted once per {@link #identity()}: the client's own {@code eventId}, or a digest of the
 * content where it sent none.
 */
public sealed interface Identified permits BehaviorEvent, OrderEvent, InventoryRecord, ExternalEvent, Product {

    @Nullable
    String eventId();

    /** When it happened, by the sender's clock. */
    Instant timestamp();

    /** The key under which it is written to its topic. */
    String key();

    /** {@link #eventId()}, or else a digest of the content. */
    String identity();
}
