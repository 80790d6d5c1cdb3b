package io.clickshelf.logistics.model.routing;

import java.util.List;

/**
 * A rest that the driver takes between two stops, wherever the vehicle then is.
 *
 * @param windows         in which it may start; disjoint, in order, at least one
 * @param durationSeconds that it lasts
 */
public record Break(List<TimeWindow> windows, long durationSeconds) {

    public Break {
        windows = List.copyOf(windows);
        if (durationSeconds < 0) {
            throw new IllegalArgumentException("Break of " + durationSeconds + " s must last 0 s or more.");
        }
        if (windows.isEmpty()) {
            throw new IllegalArgumentException("Break of " + durationSeconds + " s has no time window; give one.");
        }
        for (int i = 1; i < windows.size(); i++) {
            if (windows.get(i).opens() <= windows.get(i - 1).closes()) {
                throw new IllegalArgumentException(
                        "Break: time windows " + windows + " must be in order and must not overlap.");
            }
        }
    }

    public Break(TimeWindow window, long durationSeconds) {
        this(List.of(window), durationSeconds);
    }

    /** The first moment from {@code time} on at which it may start, or after NEVER if there is none. */
    public long startFrom(long time) {
        for (TimeWindow window : windows) {
            if (time <= window.closes()) {
                return Math.max(time, window.opens());
            }
        }
        return 2 * TimeWindow.NEVER;
    }

    /** The last moment up to {@code time} at which it may start, or -1 if there is none. */
    public long startUpTo(long time) {
        for (int w = windows.size() - 1; w >= 0; w--) {
            if (windows.get(w).opens() <= time) {
                return Math.min(time, windows.get(w).closes());
            }
        }
        return -1;
    }

    /** When it may start at the earliest. */
    public long opens() {
        return windows.getFirst().opens();
    }

    /** When it may start at the latest. */
    public long closes() {
        return windows.getLast().closes();
    }
}
