package io.clickshelf.logistics.model.explain;

import io.clickshelf.logistics.model.routing.VehicleType;

/**
 * What a route would be like, and by how much it would breach each limit.
 *
 * @param fixed        cost, with that of distance
 * @param cost         of all, time and lateness that has a price included
 * @param latestTask   the task that would be late by most, or -1
 * @param lateTasks    how many would be late
 * @param lateSeconds  by which the latest would be
 * @param overtime     seconds after the shift, or beyond the longest duration
 * @param overDistance beyond the longest
 * @param overDriving  seconds of driving beyond the most; {@link #HOPELESS} where no more driving would let breaks and rests be kept
 * @param overTasks    beyond the most
 * @param overload     units beyond the capacity, in the worst dimension
 */
record RouteFigures(
        long fixed,
        long cost,
        int latestTask,
        int lateTasks,
        long lateSeconds,
        long overtime,
        long overDistance,
        long overDriving,
        int overTasks,
        long overload) {

    static final long HOPELESS = Long.MAX_VALUE;

    /** The same timed with breaks and rests. */
    RouteFigures lasting(VehicleType type, long lasts, long lateCost, long newOvertime, long newOverDriving) {
        return new RouteFigures(
                fixed,
                fixed + type.costPerDuration() * lasts + lateCost,
                latestTask,
                lateTasks,
                lateSeconds,
                newOvertime,
                overDistance,
                newOverDriving,
                overTasks,
                overload);
    }

    boolean feasible() {
        return breaches() == 0;
    }

    /** How many kinds of limits would be breached. */
    int breaches() {
        return (lateSeconds > 0 ? 1 : 0)
                + (overtime > 0 ? 1 : 0)
                + (overDistance > 0 ? 1 : 0)
                + (overDriving > 0 ? 1 : 0)
                + (overTasks > 0 ? 1 : 0)
                + (overload > 0 ? 1 : 0);
    }
}
