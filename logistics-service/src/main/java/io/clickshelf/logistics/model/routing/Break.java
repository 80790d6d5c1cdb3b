package io.clickshelf.logistics.model.routing;

/** A rest that the driver takes between two stops, wherever the vehicle then is, starting within the window. */
public record Break(TimeWindow window, long durationSeconds) {

    public Break {
        if (durationSeconds < 0) {
            throw new IllegalArgumentException("Break of " + durationSeconds + " s must last 0 s or more.");
        }
    }
}
