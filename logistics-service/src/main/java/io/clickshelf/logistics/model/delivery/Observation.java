package io.clickshelf.logistics.model.delivery;

import org.jspecify.annotations.Nullable;

/**
 * One delivery as it went.
 *
 * @param latitude       degrees; NaN where unknown
 * @param hour           of the day, 0 to 23
 * @param serviceSeconds NaN where unknown
 * @param travelRatio    travel time over what distance and usual speed say; NaN where unknown
 * @param lateSeconds    after the promised window; 0 if on time, NaN where nothing was promised
 */
public record Observation(
        double latitude,
        double longitude,
        int hour,
        double serviceSeconds,
        double travelRatio,
        @Nullable String carrier,
        double lateSeconds,
        boolean delivered) {}
