package io.clickshelf.contracts.event;

/** How often a product was met within one sliding window of event time. */
public record WindowCounts(long views, long clicks, long carts, long purchases) {

    public static final WindowCounts NONE = new WindowCounts(0, 0, 0, 0);
}
