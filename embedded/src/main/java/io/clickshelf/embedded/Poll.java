package io.clickshelf.embedded;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Asks again and again, where what is waited for happens in another process that tells nobody:
 * {@code do { … } while (notYet && poll.again())}. For commands and start-up; services are told.
 */
public final class Poll {

    private final Duration every;
    private final @Nullable Duration patience;
    private final long begin = System.nanoTime();

    private Poll(Duration every, @Nullable Duration patience) {
        this.every = every;
        this.patience = patience;
    }

    /** As long as it takes. */
    public static Poll every(Duration every) {
        return new Poll(every, null);
    }

    public static Poll every(Duration every, Duration patience) {
        return new Poll(every, patience);
    }

    /** Since the first asking. */
    public Duration waited() {
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    /** Returns true when it is time to ask again, false at once when patience is over. */
    public boolean again() throws InterruptedException {
        if (patience != null && waited().compareTo(patience) > 0) {
            return false;
        }
        Thread.sleep(every);
        return true;
    }
}
