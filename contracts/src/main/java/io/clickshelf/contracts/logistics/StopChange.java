package io.clickshelf.contracts.logistics;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a new plan changes for a stop.
 *
 * @param what added, removed, unassigned, assigned, warehouse, vehicle or time
 */
public record StopChange(
        String id,
        String what,
        @Nullable Instant arrivedBefore,
        @Nullable Instant arrivesNow,
        @Nullable String vehicleBefore,
        @Nullable String vehicleNow) {}
