package io.clickshelf.logistics.model.routing;

/** Hears of better answers while the search runs; called from a search thread, so it should be quick. */
@FunctionalInterface
public interface ProgressListener {

    ProgressListener SILENT = (seconds, iterations, cost, unassigned) -> {};

    /** A better answer was found. */
    void improved(double seconds, long iterations, long cost, int unassigned);
}
