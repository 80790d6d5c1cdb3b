package io.clickshelf.logistics.store.warehouse;

/** There are orders to pick, or cancellations, that were not there before. */
public record OrdersArrived() {}
