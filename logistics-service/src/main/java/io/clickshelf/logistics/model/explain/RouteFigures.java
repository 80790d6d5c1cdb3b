package io.clickshelf.logistics.model.explain;

/**
 * What a route would be like, and by how much it would breach each limit.
 *
 * @param cost         fixed, distance and time
 * @param latestTask   the task that would be late by most, or -1
 * @param lateTasks    how many would be late
 * @param lateSeconds  by which the latest would be
 * @param overtime     seconds after the shift, or beyond the longest duration
 * @param overDistance beyond the longest
 * @param overTasks    beyond the most
 * @param overload     units beyond the capacity, in the worst dimension
 */
record RouteFigures(
        long cost,
        int latestTask,
        int lateTasks,
        long lateSeconds,
        long overtime,
        long overDistance,
        int overTasks,
        long overload) {

    boolean feasible() {
        return breaches() == 0;
    }

    /** How many kinds of limits would be breached. */
    int breaches() {
        return (lateSeconds > 0 ? 1 : 0)
                + (overtime > 0 ? 1 : 0)
                + (overDistance > 0 ? 1 : 0)
                + (overTasks > 0 ? 1 : 0)
                + (overload > 0 ? 1 : 0);
    }
}
