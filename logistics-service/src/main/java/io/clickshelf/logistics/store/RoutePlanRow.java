package io.clickshelf.logistics.store;

import io.clickshelf.contracts.logistics.RoutePlan;
import io.clickshelf.contracts.logistics.RouteRequest;
import io.clickshelf.contracts.logistics.UnassignedStop;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A plan as it is kept.
 *
 * @param request   with its places and time filled in, so that it gives the same problem whenever it is taken up
 * @param unserved  stops that were left out before the search
 * @param planDate  the day of own orders that it delivers
 * @param digest    of what it was made from, for plans that are found again
 * @param underway  what was driven when it was made
 * @param stability money that a change for a customer costs
 */
public record RoutePlanRow(
        RoutePlan plan,
        RouteRequest request,
        List<UnassignedStop> unserved,
        List<String> notes,
        @Nullable LocalDate planDate,
        @Nullable String digest,
        @Nullable Underway underway,
        @Nullable Double stability) {

    /** The same with another state. */
    public RoutePlanRow with(RoutePlan other) {
        return new RoutePlanRow(other, request, unserved, notes, planDate, digest, underway, stability);
    }
}
