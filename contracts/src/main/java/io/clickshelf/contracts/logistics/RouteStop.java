package io.clickshelf.contracts.logistics;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stop of a route.
 *
 * @param kind           start, delivery, reload, break or end
 * @param id             of the delivery point or warehouse
 * @param waitingSeconds until service could start
 * @param slackSeconds   that service could start later without missing a window here; absent where nothing binds
 * @param load           units on board when the vehicle leaves
 */
public record RouteStop(
        String kind,
        @Nullable String id,
        Instant arrivesAt,
        Instant startsAt,
        Instant leavesAt,
        long waitingSeconds,
        @Nullable Long slackSeconds,
        List<Integer> load) {}
