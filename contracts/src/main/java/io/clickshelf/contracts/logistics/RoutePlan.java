package io.clickshelf.contracts.logistics;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A plan as it stands.
 *
 * @param status     queued, running, done or failed
 * @param progress   better answers as they were found
 * @param result     once done
 * @param message    why it failed
 * @param basedOn    the plan that it changes
 * @param cause      why that one was changed
 * @param replacedBy the newest plan that changes this one
 */
public record RoutePlan(
        String planId,
        String status,
        Instant createdAt,
        List<Progress> progress,
        @Nullable RouteResponse result,
        @Nullable String message,
        @Nullable String basedOn,
        @Nullable String cause,
        @Nullable String replacedBy) {

    /** The best answer after so many seconds. */
    public record Progress(double seconds, double cost, int unassigned) {}
}
