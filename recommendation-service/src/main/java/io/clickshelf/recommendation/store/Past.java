package io.clickshelf.recommendation.store;

import io.clickshelf.contracts.event.ActionType;
import java.time.Instant;

/**
 * One thing of a shopper's past, as small as it is held in memory.
 *
 * @param id       64 bits of the event's identity: enough to tell a few hundred apart
 * @param atMillis epoch milliseconds of event time
 */
public record Past(long id, String productId, ActionType action, long atMillis) {

    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    /** Many shoppers' pasts name the same products: each name is held once. */
    public static Past of(String eventId, String productId, ActionType action, Instant at) {
        return new Past(hash(eventId), productId.intern(), action, at.toEpochMilli());
    }

    static Past of(InteractionRow row) {
        return of(row.eventId(), row.productId(), row.action(), row.at());
    }

    /** FNV-1a over the characters. */
    private static long hash(String text) {
        long hash = FNV_OFFSET;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * FNV_PRIME;
        }
        return hash;
    }
}
