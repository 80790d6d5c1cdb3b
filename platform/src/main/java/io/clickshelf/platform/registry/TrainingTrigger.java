package io.clickshelf.platform.registry;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Decides when enough has changed: after data has come in and then been quiet, or when it has waited long enough. How
 * much must come in grows with what is there: one part in fifty, so that a trickle does not keep the cores busy.
 */
final class TrainingTrigger {

    private static final double SHARE_THAT_MATTERS = 0.02;
    /** A fit makes answers slower, so that the pause after it is so many times as long as it took. */
    private static final int PAUSES_A_FIT = 4;

    private final Clock clock;
    private final TrainingProperties properties;
    private long seen;
    private long pending;
    private boolean fitting;
    private @Nullable Instant firstPending;
    private Instant lastPending = Instant.EPOCH;
    private Instant lastFit = Instant.EPOCH;
    private Duration pause;

    /** @param seen what had come when the model was last fitted, before this start */
    TrainingTrigger(Clock clock, TrainingProperties properties, long seen) {
        this.clock = clock;
        this.properties = properties;
        this.seen = seen;
        pause = properties.interval();
    }

    synchronized long seen() {
        return seen;
    }

    synchronized void dataArrived(long records) {
        Instant now = clock.instant();
        pending += records;
        lastPending = now;
        if (firstPending == null) {
            firstPending = now;
        }
    }

    synchronized boolean due() {
        if (fitting || firstPending == null) {
            return false;
        }
        Instant now = clock.instant();
        // What was fitted to half of what there is, or less, is best replaced at once.
        boolean rested = pending >= seen || elapsed(lastFit, now, pause);
        boolean quiet = elapsed(lastPending, now, properties.quiet()) && pending >= seen * SHARE_THAT_MATTERS;
        boolean overdue = elapsed(firstPending, now, properties.latest());
        return rested && (quiet || overdue);
    }

    synchronized void started() {
        fitting = true;
        seen += pending;
        pending = 0;
        firstPending = null;
    }

    /** @param fitted whether there is a model now; without one, the first data need not wait */
    synchronized void finished(boolean fitted, Duration took) {
        fitting = false;
        lastFit = fitted ? clock.instant() : lastFit;
        Duration rest = took.multipliedBy(PAUSES_A_FIT);
        pause = rest.compareTo(properties.interval()) > 0 ? rest : properties.interval();
    }

    private static boolean elapsed(Instant since, Instant now, Duration atLeast) {
        return !since.plus(atLeast).isAfter(now);
    }
}
