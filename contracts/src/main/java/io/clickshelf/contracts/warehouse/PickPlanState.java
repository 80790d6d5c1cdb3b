package io.clickshelf.contracts.warehouse;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A pick plan as it stands.
 *
 * @param status   queued, running, done or failed
 * @param progress shorter answers as they were found
 * @param result   once done
 * @param message  why it failed
 */
public record PickPlanState(
        String planId,
        String status,
        Instant createdAt,
        List<Progress> progress,
        @Nullable PickResponse result,
        @Nullable String message) {

    /** The shortest walking after so many seconds. */
    public record Progress(double seconds, String warehouseId, double meters) {}
}
