package io.clickshelf.logistics.model.routing;

/**
 * Service may start at any second from {@code opens} to {@code closes}, both included.
 *
 * @param opens  seconds on the problem's clock
 * @param closes seconds on the problem's clock
 */
public record TimeWindow(long opens, long closes) {

    /** Times beyond this are "never"; small enough that sums of several can't overflow. */
    public static final long NEVER = Long.MAX_VALUE / 16;

    public static final TimeWindow ALWAYS = new TimeWindow(0, NEVER);

    public TimeWindow {
        if (opens < 0 || closes > NEVER) {
            throw new IllegalArgumentException(
                    "Time window [" + opens + ", " + closes + "] must not start before 0; shift the clock.");
        }
        if (opens > closes) {
            throw new IllegalArgumentException("Time window [" + opens + ", " + closes + "] ends before it starts.");
        }
    }
}
