package io.clickshelf.contracts.pricing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What offers changed, by the group kept without them: margin a shopper within the horizon after they first could have got
 * one, discounts taken off, offered or held out as drawn.
 *
 * @param uplift     margin a shopper over the group without; null before both groups have two shoppers with a whole horizon
 * @param lower      of the 95 % interval
 * @param conclusive whether the interval leaves out zero
 */
public record UpliftReport(
        Instant from,
        Instant until,
        int horizonDays,
        int withOffers,
        int heldOut,
        @Nullable Double uplift,
        @Nullable Double lower,
        @Nullable Double upper,
        boolean conclusive,
        String summary) {}
