package io.clickshelf.contracts.logistics;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stop of a route.
 *
 * @param kind           start, delivery, load, reload, break, rest (from driving) or end; "load" fetches the goods of one
 *                       delivery on the way
 * @param id             of the delivery point (also of a load), or the warehouse; absent at other places and of breaks and rests
 * @param arrivesAt      before set-up
 * @param waitingSeconds until service could start, set-up left out
 * @param slackSeconds   that service could start later without a window, a break or the shift being missed, here or later on;
 *                       absent where nothing binds
 * @param binds          what then would be missed: the id of a stop, "shift" or "break"
 * @param lateSeconds    after its last window: at the price of lateness, or where a change left no other way. Absent where it is in
 *                       time
 * @param distanceMeters driven when it gets there
 * @param load           units on board when the vehicle leaves
 * @param latitude       degrees WGS84; absent where the place has none
 * @param reason         why this vehicle
 */
public record RouteStop(
        String kind,
        @Nullable String id,
        Instant arrivesAt,
        Instant startsAt,
        Instant leavesAt,
        long waitingSeconds,
        @Nullable Long slackSeconds,
        @Nullable String binds,
        @Nullable Long lateSeconds,
        long distanceMeters,
        List<Integer> load,
        @Nullable Double latitude,
        @Nullable Double longitude,
        @Nullable StopReason reason) {}
