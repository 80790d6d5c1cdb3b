package io.clickshelf.forecasting.stream;

import io.clickshelf.forecasting.ForecastingProperties;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Decides when changes are taken up: once they have stopped for a while, or have gone on for so long that waiting for their
 * end would leave an old forecast answering. A shop that sells without a pause never stops.
 */
@Component
class SettledChanges {

    private final ForecastingProperties properties;
    private final Clock wallClock;
    private long taken = Long.MIN_VALUE;
    private long seen = Long.MIN_VALUE;
    private Instant changedAt = Instant.EPOCH;
    private @Nullable Instant waitingSince;

    SettledChanges(ForecastingProperties properties, Clock wallClock) {
        this.properties = properties;
        this.wallClock = wallClock;
    }

    /**
     * Whether to take changes up now; to be asked again and again.
     *
     * @param takenUp how many changes had been counted when changes were last taken up
     * @param counted how many are counted now
     */
    synchronized boolean due(long takenUp, long counted) {
        Instant now = wallClock.instant();
        if (takenUp != taken) {
            taken = takenUp;
            waitingSince = null;
        }
        if (counted != seen) {
            seen = counted;
            changedAt = now;
        }
        if (counted == takenUp) {
            waitingSince = null;
            return false;
        }
        if (waitingSince == null) {
            waitingSince = now;
        }
        return elapsed(changedAt, now, properties.settle()) || elapsed(waitingSince, now, properties.settleLatest());
    }

    private static boolean elapsed(Instant since, Instant now, Duration atLeast) {
        return !since.plus(atLeast).isAfter(now);
    }
}
