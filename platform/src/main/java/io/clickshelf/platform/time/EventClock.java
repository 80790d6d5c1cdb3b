package io.clickshelf.platform.time;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The clock of plans: "now" is the newest event time seen, so that replaying last year's orders gives last year's plans.
 * Until the first event it is the wall clock. A service advances it with what it consumes, and at start-up with what it
 * has stored. It never goes back, and never beyond the wall clock, so that one sender's wrong clock can't push it.
 */
public final class EventClock extends Clock {

    private final Clock wallClock;
    private final ZoneId zone;
    private final AtomicReference<@Nullable Instant> newest;

    public EventClock(Clock wallClock) {
        this(wallClock, ZoneOffset.UTC, new AtomicReference<>());
    }

    private EventClock(Clock wallClock, ZoneId zone, AtomicReference<@Nullable Instant> newest) {
        this.wallClock = wallClock;
        this.zone = zone;
        this.newest = newest;
    }

    public void advanceTo(Instant eventTime) {
        Instant now = wallClock.instant();
        Instant bounded = eventTime.isAfter(now) ? now : eventTime;
        newest.accumulateAndGet(bounded, (seen, given) -> seen == null || given.isAfter(seen) ? given : seen);
    }

    /** Whether any event has been seen. */
    public boolean started() {
        return newest.get() != null;
    }

    @Override
    public Instant instant() {
        Instant seen = newest.get();
        return seen == null ? wallClock.instant() : seen;
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new EventClock(wallClock, other, newest);
    }
}
