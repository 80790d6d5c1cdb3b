package io.clickshelf.logistics.model.routing.search;

import io.clickshelf.logistics.model.routing.StopSignal;
import org.jspecify.annotations.Nullable;

/** One thread's search, which can take over solutions and be confined to a part of the vehicles. */
interface Worker {

    /** Searches until the schedule's progress reaches {@code until}. */
    void run(Schedule schedule, double until, StopSignal stop);

    /** Replaces the current solution, and the best. */
    void load(int[][] routes);

    /** Confines the search to the vehicles whose part is {@code mine}; no parts: to none. */
    void activate(int @Nullable [] part, int mine);

    /** Steps made so far. */
    long iterations();

    /** Moves priced so far. */
    long evaluated();

    /** The total of the best solution seen since {@link #load}, what is left out at its price; the largest number if none. */
    long best();

    /** A vehicle's nodes in the best solution. */
    int[] bestRoute(int r);

    /** A vehicle's nodes in the current solution. */
    int[] currentRoute(int r);
}
