package io.clickshelf.contracts.event;

import java.time.Instant;

/** One thing a shopper did with a product, as a profile remembers it. */
public record Interaction(String productId, ActionType actionType, Instant timestamp) {}
